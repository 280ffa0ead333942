from __future__ import annotations

import pytest

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.understanding.shape import is_only_details, is_only_skip, is_unreadable
from guidance_kb.understanding.situation import find_entities


@pytest.mark.parametrize("text", ["SE15", "Brent", "14", "im in Camden", "she's 17", "Haringey.", "teacher, Lambeth"])
def test_details_alone_are_told_from_a_message(kb: KnowledgeBase, text: str) -> None:
    assert is_only_details(text, find_entities(text, kb.gazetteer))


@pytest.mark.parametrize(
    "text", ["yes", "hello", "who do I ring in Brent", "she's safe now", "sorry", "I am being trafficked", "999"]
)
def test_a_message_that_says_more_is_not_details_alone(kb: KnowledgeBase, text: str) -> None:
    assert not is_only_details(text, find_entities(text, kb.gazetteer))


@pytest.mark.parametrize(("text", "skips"), [("skip", True), ("Skip this.", True), ("skip the questions", False)])
def test_one_question_skipped_is_not_all_of_them(text: str, skips: bool) -> None:
    assert is_only_skip(text) is skips


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        ("救命", True),
        ("🆘", True),
        ("допоможіть", True),
        ("Pomocy", False),
        ("14", False),
        ("?", False),
        ("help 🆘", False),
    ],
)
def test_what_cannot_be_read_is_another_script_or_pictures_alone(text: str, unreadable: bool) -> None:
    assert is_unreadable(text) is unreadable
