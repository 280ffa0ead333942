"""The live knowledge base: a saved file is live soon after, and a broken one takes nothing down."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guidance_kb import knowledge_base as module
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.reading.problem import ContentError
from guidance_kb.search import search
from guidance_kb.settings import CONTENT_DIR

MESSAGES = "messages.yml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kb: KnowledgeBase) -> Path:
    """A copy of the content that a test may change, and a data folder that has its build already."""
    folder, data = tmp_path / "content", tmp_path / "data"
    shutil.copytree(CONTENT_DIR, folder)
    data.mkdir()
    shutil.copy(module.settings.data_dir() / "knowledge.sqlite", data / "knowledge.sqlite")
    monkeypatch.setenv("FIRSTHOUR_CONTENT_DIR", str(folder))
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(data))
    monkeypatch.setattr(module, "_LOOK_EVERY", 100)
    return folder


@pytest.fixture
def live() -> Iterator[module._Live]:
    """A knowledge base that watches the copy."""
    opened = module._Live()
    yield opened
    opened.close()


def becomes(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


def change(folder: Path, old: str, new: str) -> None:
    path = folder / MESSAGES
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_a_changed_sentence_is_live_without_a_restart_and_without_a_question(content: Path, live: module._Live) -> None:
    assert live.get().messages["did-you-mean"].text.endswith("Choose the nearest.")
    change(content, "Choose the nearest.", "Choose the one nearest to it.")
    # Nobody asks meanwhile: what is open is looked at, not asked for.
    assert becomes(lambda: live._open.messages["did-you-mean"].text.endswith("Choose the one nearest to it."))


def test_a_new_card_is_found_as_soon_as_it_is_saved(content: Path, live: module._Live) -> None:
    question = "A zebra in the swimming pool of the leisure centre"
    assert search(live.get(), question)[0].id != "escalation"
    card = content / "topics/referral/escalation.md"
    card.write_text(card.read_text().replace("questions:\n", f"questions:\n  - {question}\n"))
    assert becomes(lambda: search(live.get(), question)[0].id == "escalation")


def test_a_broken_file_leaves_the_last_good_build_live_and_says_what_is_wrong(
    content: Path, live: module._Live, caplog: pytest.LogCaptureFixture
) -> None:
    version = live.get().version
    change(content, "- id: did-you-mean", "- id: Did You Mean")
    assert becomes(lambda: bool(live.get()) and "messages.yml" in caplog.text)
    assert live.get().version == version
    assert [problem.file for problem in live.problems] == ["messages.yml", "messages.yml"]
    change(content, "- id: Did You Mean", "- id: did-you-mean")
    assert becomes(lambda: live.problems == ())
    assert live.get().messages["did-you-mean"]


def test_a_review_that_has_become_due_keeps_nothing_from_going_live(
    content: Path, live: module._Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHOUR_NOW", "2028-01-10T09:00")
    live.get()
    change(content, "Choose the nearest.", "Choose the one nearest to it.")
    assert becomes(lambda: live.get().messages["did-you-mean"].text.endswith("Choose the one nearest to it."))


def test_a_file_that_is_gone_for_a_moment_does_not_end_the_watch(
    content: Path, live: module._Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.get()
    stamp, gone = module._stamp, [FileNotFoundError("being replaced"), FileNotFoundError("being replaced")]

    def once_there_again(folder: Path) -> object:
        if gone:
            raise gone.pop()
        return stamp(folder)

    monkeypatch.setattr(module, "_stamp", once_there_again)
    change(content, "Choose the nearest.", "Choose the one nearest to it.")
    assert becomes(lambda: live.get().messages["did-you-mean"].text.endswith("Choose the one nearest to it."))
    assert gone == []


def test_a_start_with_broken_content_uses_the_last_good_build(content: Path, live: module._Live) -> None:
    change(content, "- id: did-you-mean", "- id: Did You Mean")
    assert live.get().messages["did-you-mean"].text


def test_content_that_was_never_good_says_what_is_wrong(content: Path) -> None:
    change(content, "- id: did-you-mean", "- id: Did You Mean")
    (module.settings.data_dir() / "knowledge.sqlite").unlink()
    with pytest.raises(ContentError, match=r"messages\.yml:\d+: E004"):
        module._Live().get()


def test_a_build_file_that_is_damaged_is_built_again(content: Path, live: module._Live) -> None:
    (module.settings.data_dir() / "knowledge.sqlite").write_bytes(b"damaged" * 1000)
    assert live.get().messages["did-you-mean"]
