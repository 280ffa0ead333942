"""What was said, out of a real git history."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from guidance_kb.history import WORKING_COPY, HistoryError, find_as_at, find_by_hash, shown
from guidance_kb.reading.files import hash_of

CARD = """---
title: Somebody is in danger
sources: [a-page]
---
{text}
"""
SOURCES = "- {id: a-page, title: A page, publisher: A council, published: undated, checked: %s}\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A card that said one thing on the 1st and another from the 3rd on, at 23:30 in London."""
    folder = tmp_path / "guidance" / "content"
    (folder / "topics/urgent").mkdir(parents=True)
    (folder / "sources").mkdir()
    git(tmp_path, "init", "-q")
    save(folder, "Ring 999.", "2026-11-01", "2026-11-01T09:00:00+00:00")
    save(folder, "Ring 999 now.", "2026-11-03", "2026-11-03T23:30:00+00:00")
    return folder


def save(folder: Path, text: str, checked: str, at: str) -> None:
    (folder / "topics/urgent/emergency.md").write_text(CARD.format(text=text))
    (folder / "sources/one.yml").write_text(SOURCES % checked)
    git(folder, "add", ".")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", text, at=at)


def git(folder: Path, *arguments: str, at: str = "") -> None:
    dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at} if at else {}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env={"PATH": "/usr/bin:/bin", **dates})


@pytest.mark.parametrize("text", ["Ring 999.", "Ring 999 now."])
def test_a_hash_brings_back_the_card_byte_for_byte(content: Path, text: str) -> None:
    said = CARD.format(text=text)
    found = find_by_hash(hash_of(said), content)
    assert found is not None
    assert found.text == said
    assert said in shown(found, content)


def test_the_sources_are_shown_as_they_stood_then(content: Path) -> None:
    found = find_by_hash(hash_of(CARD.format(text="Ring 999.")), content)
    assert found is not None
    assert "a-page: A page; A council; published undated, read 2026-11-01" in shown(found, content)


def test_a_hash_that_was_never_said_is_not_found(content: Path) -> None:
    assert find_by_hash("00000000", content) is None


def test_a_card_that_is_saved_but_not_committed_is_found_and_said_to_be(content: Path) -> None:
    said = CARD.format(text="Ring 999 at once.")
    (content / "topics/urgent/emergency.md").write_text(said)
    found = find_by_hash(hash_of(said), content)
    assert found is not None
    assert (found.commit, found.text) == (WORKING_COPY, said)


@pytest.mark.parametrize(
    ("day", "text"), [("2026-11-01", "Ring 999."), ("2026-11-02", "Ring 999."), ("2026-11-03", "Ring 999 now.")]
)
def test_the_card_of_a_day_is_the_one_at_its_end(content: Path, day: str, text: str) -> None:
    found = find_as_at(date.fromisoformat(day), "emergency", content)
    assert found is not None
    assert found.text == CARD.format(text=text)


def test_there_was_no_card_before_its_first_day(content: Path) -> None:
    assert find_as_at(date(2026, 10, 31), "emergency", content) is None
    assert find_as_at(date(2026, 11, 30), "gone", content) is None


def test_a_card_that_was_moved_to_another_group_keeps_its_history(content: Path) -> None:
    (content / "topics/talking").mkdir()
    git(content, "mv", "topics/urgent/emergency.md", "topics/talking/emergency.md")
    git(content, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "move",
        at="2026-11-05T09:00:00+00:00")  # fmt: skip
    found = find_as_at(date(2026, 11, 2), "emergency", content)
    assert found is not None
    assert found.text == CARD.format(text="Ring 999.")


def test_content_outside_git_says_so(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    with pytest.raises(HistoryError, match="cannot be read"):
        find_as_at(date(2026, 11, 2), "emergency", tmp_path)
