"""Content files into one SQLite file, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from sqlalchemy import Engine, Insert, Table, create_engine, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from guidance_kb.encoder import encoder
from guidance_kb.reading.content import Content, Entry
from guidance_kb.store.passages import Passage, passages_of
from guidance_kb.store.tables import LAYOUT, Base, BuildRow, CitationRow, PassageRow, RecordRow

Row = dict[str, Any]

INSERT_WORDS = text(
    "INSERT INTO record_words (kind, id, title, question, text) VALUES (:kind, :id, :title, :question, :text)"
)


def build(content: Content, version: str, path: Path, known_from: Path | None = None) -> None:
    """Writes the knowledge base to `path`, in place of what is there.

    It is written beside it under another name and then moved, so a reader sees the old file or the new one, never
    half of one. Vectors of texts that have not changed are taken from the old file, and from `known_from`.
    """
    known = {**_known_vectors(path), **(_known_vectors(known_from) if known_from else {})}
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.unlink(missing_ok=True)
    engine = create_engine(f"sqlite:///{unfinished}")
    try:
        Base.metadata.create_all(engine)
        with Session(engine) as session, session.begin():
            session.add(BuildRow(version=version, layout=LAYOUT))
            session.execute(_into(RecordRow), _record_rows(content.entries))
            session.execute(_into(CitationRow), _citation_rows(content.entries))
            passages = list(passages_of(content))
            session.execute(_into(PassageRow), _passage_rows(passages, known))
            session.execute(INSERT_WORDS, list(_words(passages)))
        engine.dispose()
        os.replace(unfinished, path)
    finally:
        engine.dispose()
        unfinished.unlink(missing_ok=True)


def open_read_only(path: Path) -> Engine:
    """The built file, for reading. A file that is replaced later stays readable as it was."""
    return create_engine(
        f"sqlite:///file:{quote(str(path))}?mode=ro&uri=true", connect_args={"check_same_thread": False}
    )


def built_version(path: Path) -> str | None:
    """The version of the content that `path` was built from; None if it is missing, broken or of another layout."""
    if not path.exists():
        return None
    engine = open_read_only(path)
    try:
        with Session(engine) as session:
            return session.scalar(select(BuildRow.version).where(BuildRow.layout == LAYOUT))
    except DatabaseError:
        return None
    finally:
        engine.dispose()


def _into(model: type[Base]) -> Insert:
    # The table, not the model: the ORM would look at each of some ten thousand rows by itself.
    return insert(cast(Table, model.__table__))


def _record_rows(entries: Iterable[Entry]) -> list[Row]:
    return [
        {
            "number": number,
            "kind": entry.kind,
            "id": str(getattr(entry.record, "id", number)),
            "file": entry.file,
            "line": entry.line,
            "body": entry.record.model_dump(mode="json"),
        }
        for number, entry in enumerate(entries)
    ]


def _citation_rows(entries: Iterable[Entry]) -> list[Row]:
    return [
        {"record_number": number, "source_id": source}
        for number, entry in enumerate(entries)
        for source in dict.fromkeys(getattr(entry.record, "sources", ()))
    ]


def _passage_rows(passages: Sequence[Passage], known: Mapping[str, bytes]) -> list[Row]:
    new = list(dict.fromkeys(passage.text for passage in passages if passage.text not in known))
    # The encoder runs one text at a time on one thread; at the first build several thousand wait.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        vectors = {**known, **dict(zip(new, threads.map(_vector, new), strict=True))}
    return [
        {"number": number, "vector": vectors[passage.text], **vars(passage)} for number, passage in enumerate(passages)
    ]


def _vector(text: str) -> bytes:
    return encoder().encode([text])[0].tobytes()


def _words(passages: Iterable[Passage]) -> Iterator[dict[str, str]]:
    for (kind, name), group in groupby(passages, key=lambda passage: (passage.kind, passage.id)):
        parts: dict[str, list[str]] = {"title": [], "question": [], "text": []}
        for passage in group:
            parts[passage.part].append(passage.text)
        yield {"kind": kind, "id": name, **{part: "\n".join(texts) for part, texts in parts.items()}}


def _known_vectors(path: Path) -> dict[str, bytes]:
    if built_version(path) is None:
        return {}
    engine = open_read_only(path)
    try:
        with Session(engine) as session:
            return {row.text: row.vector for row in session.execute(select(PassageRow.text, PassageRow.vector))}
    finally:
        engine.dispose()
