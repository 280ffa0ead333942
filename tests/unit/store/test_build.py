"""The built file: whole or not at all, and built again only when the content has changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from guidance_kb.reading.content import content_version, read_content
from guidance_kb.store.build import build, built_version, open_read_only
from guidance_kb.store.tables import CitationRow, PassageRow, RecordRow

CARD = """---
title: {title}
number: ACT-01
group: urgent
audience: [everyone]
questions: [what if it is urgent]
sources: [a-page]
reviewed: 2026-11-23
review_due: 2027-05-23
---
Ring 999 now.
"""


@pytest.fixture
def content_folder(tmp_path: Path) -> Path:
    card = tmp_path / "content/topics/urgent/emergency.md"
    card.parent.mkdir(parents=True)
    card.write_text(CARD.format(title="Somebody is in danger"))
    return tmp_path / "content"


def build_from(folder: Path, path: Path) -> None:
    content, problems = read_content(folder)
    assert problems == []
    build(content, content_version(folder), path)


def test_a_built_file_holds_the_card_and_what_it_rests_on(content_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    build_from(content_folder, path)
    with Session(open_read_only(path)) as session:
        record = session.scalars(select(RecordRow)).one()
        assert (record.kind, record.id, record.body["text"]) == ("topic", "emergency", "Ring 999 now.")
        assert session.scalars(select(CitationRow.source_id)).all() == ["a-page"]
        assert {row.part for row in session.scalars(select(PassageRow))} == {"title", "question", "text"}


def test_the_file_knows_which_content_it_was_built_from(content_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    assert built_version(path) is None
    build_from(content_folder, path)
    assert built_version(path) == content_version(content_folder)


def test_another_text_or_another_file_name_is_another_version(content_folder: Path) -> None:
    first = content_version(content_folder)
    card = content_folder / "topics/urgent/emergency.md"
    card.write_text(CARD.format(title="Another title"))
    second = content_version(content_folder)
    card.rename(card.with_name("other.md"))
    assert len({first, second, content_version(content_folder)}) == 3


def test_a_broken_file_counts_as_not_built(tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    path.write_bytes(b"not a database" * 100)
    assert built_version(path) is None


def test_a_build_that_fails_leaves_the_old_file_as_it_was(
    content_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kb.sqlite"
    build_from(content_folder, path)
    before = path.read_bytes()
    (content_folder / "topics/urgent/emergency.md").write_text(CARD.format(title="Another title"))
    monkeypatch.setattr("guidance_kb.store.build._passage_rows", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build_from(content_folder, path)
    assert path.read_bytes() == before
    assert list(tmp_path.glob("*.unfinished*")) == []


def test_a_reader_of_the_old_file_is_not_disturbed_by_a_new_build(content_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    build_from(content_folder, path)
    with Session(open_read_only(path)) as session:
        assert session.scalars(select(RecordRow.body)).one()["title"] == "Somebody is in danger"
        (content_folder / "topics/urgent/emergency.md").write_text(CARD.format(title="Another title"))
        build_from(content_folder, path)
        assert session.scalars(select(RecordRow.body)).one()["title"] == "Somebody is in danger"
    with Session(open_read_only(path)) as session:
        assert session.scalars(select(RecordRow.body)).one()["title"] == "Another title"


def test_the_built_file_is_opened_for_reading_only(content_folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "kb.sqlite"
    build_from(content_folder, path)
    with open_read_only(path).connect() as connection, pytest.raises(Exception, match="readonly") as raised:
        connection.exec_driver_sql("DELETE FROM record")
    assert isinstance(raised.value.__cause__, sqlite3.OperationalError)
