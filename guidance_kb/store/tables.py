"""The tables of the built knowledge base.

The file is a build product: written once from the content files, never edited. Each record is kept whole, as JSON;
beside it stand the columns and the tables that are searched.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, JSON, ForeignKey, LargeBinary, String, Text, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """The base of all tables."""

    type_annotation_map = {dict[str, Any]: JSON}


class RecordRow(Base):
    """One content record of any kind."""

    __tablename__ = "record"

    number: Mapped[int] = mapped_column(primary_key=True)
    """The order in the content files, which plans and lists keep."""
    kind: Mapped[str] = mapped_column(String(32), index=True)
    id: Mapped[str] = mapped_column(String(128), index=True)
    file: Mapped[str] = mapped_column(String(255))
    line: Mapped[int]
    body: Mapped[dict[str, Any]]
    citations: Mapped[list[CitationRow]] = relationship(back_populates="record")


class CitationRow(Base):
    """That a record rests on a source: who must be read again when the source changes."""

    __tablename__ = "citation"

    record_number: Mapped[int] = mapped_column(ForeignKey("record.number"), primary_key=True)
    source_id: Mapped[str] = mapped_column(String(128), primary_key=True, index=True)
    record: Mapped[RecordRow] = relationship(back_populates="citations")


class PassageRow(Base):
    """One piece of text that search looks at, with its vector."""

    __tablename__ = "passage"

    number: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    id: Mapped[str] = mapped_column(String(128))
    part: Mapped[str] = mapped_column(String(16))
    """`title`, `question` or `text`."""
    text: Mapped[str] = mapped_column(Text)
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    """384 float32 numbers (`guidance_kb.encoder`)."""


class BuildRow(Base):
    """What the file was built from: one row."""

    __tablename__ = "build"

    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    """The hash of the content (`guidance_kb.reading.content.content_version`)."""
    layout: Mapped[int]
    """The number of this layout of tables; a file of another layout is built anew."""


LAYOUT = 3

# SQLite's full-text index over the records: the words of a record's titles, questions and texts, each in one column.
_FTS = """
CREATE VIRTUAL TABLE record_words
USING fts5(kind UNINDEXED, id UNINDEXED, title, question, text, tokenize='unicode61')
"""
# How many records have a word, which the index knows anyway.
_VOCABULARY = "CREATE VIRTUAL TABLE record_vocabulary USING fts5vocab('record_words', 'row')"
for _table in (_FTS, _VOCABULARY):
    event.listen(PassageRow.__table__, "after_create", DDL(_table).execute_if(dialect="sqlite"))
