"""The conversations of `conversations/*.yml`, each held with the real processes, every turn looked at.

After every turn each sentence must stand in the knowledge base or in domain.yml, and each number in the directory.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.every_sentence import built_strings, domain_strings, numbers_in, numbers_of_the_directory, strange
from tests.journeys.talking import Conversation, Reply, kinds, the_plan, the_question

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

Talk = Callable[..., Conversation]

_FOLDER = Path(__file__).with_name("conversations")
CONVERSATIONS = [case for path in sorted(_FOLDER.glob("*.yml")) for case in yaml.safe_load(path.read_text("utf-8"))]
_KEYS = {
    "say", "press", "has", "question", "plan", "nrm", "contacts", "first", "ids", "without", "without_ids", "topic",
    "topic_any", "open", "changed", "no_question_about", "found",
}  # fmt: skip


@pytest.fixture(scope="module")
def sayable(kb: KnowledgeBase) -> set[str]:
    """Every text that may be said."""
    return built_strings(kb) | domain_strings()


def test_there_are_enough_conversations_each_with_a_name_of_its_own() -> None:
    assert len(CONVERSATIONS) >= 60
    assert len({case["name"] for case in CONVERSATIONS}) == len(CONVERSATIONS)


@pytest.mark.parametrize("case", CONVERSATIONS, ids=[case["name"] for case in CONVERSATIONS])
def test_conversation(case: dict[str, Any], talk: Talk, sayable: set[str], kb: KnowledgeBase) -> None:
    conversation = talk(case.get("at"))
    for turn in case["turns"]:
        assert set(turn) <= _KEYS, turn
        replies = conversation.press(turn["press"]) if "press" in turn else conversation.say(turn["say"])
        said = turn.get("say") or turn["press"]
        assert conversation.answer["degraded"] is False, said
        _looks_right(turn, replies, said)
        assert [text for text in strange(replies, sayable) if not _is_a_part(text[1], sayable)] == [], said
        assert numbers_in(replies) - numbers_of_the_directory(kb) - _in_sentences(sayable) == set(), said


def _looks_right(turn: dict[str, Any], replies: list[Reply], said: str) -> None:
    ids = [reply.get("id") for reply in replies]
    assert set(turn.get("has", [])) <= set(kinds(replies)), f"{said}: {kinds(replies)}"
    assert not set(turn.get("without", [])) & set(kinds(replies)), f"{said}: {kinds(replies)}"
    assert set(turn.get("ids", [])) <= set(ids), f"{said}: {ids}"
    assert not set(turn.get("without_ids", [])) & set(ids), f"{said}: {ids}"
    if "first" in turn:
        assert replies[0]["type"] == turn["first"], f"{said}: {kinds(replies)}"
    if "question" in turn:
        assert the_question(replies)["slot"] == turn["question"], said
    asked = {reply["slot"] for reply in replies if reply["type"] == "question"}
    assert not asked & set(turn.get("no_question_about", [])), said
    _has_the_plan(turn, replies, said)
    _has_the_cards_and_contacts(turn, replies, said)


def _has_the_plan(turn: dict[str, Any], replies: list[Reply], said: str) -> None:
    if "plan" in turn:
        plan = the_plan(replies)
        found = {**plan["situation"], "route": plan["route"]["id"]}
        assert {name: found.get(name) for name in turn["plan"]} == turn["plan"], said
    if "nrm" in turn:
        assert the_plan(replies)["nrm"]["submitted_by"] == turn["nrm"], said


def _has_the_cards_and_contacts(turn: dict[str, Any], replies: list[Reply], said: str) -> None:
    cards = [reply["topic"]["id"] for reply in replies if reply["type"] == "answer"]
    cards += [topic["id"] for reply in replies if reply["type"] == "alternatives" for topic in reply["topics"]]
    if "topic" in turn:
        assert turn["topic"] in cards, f"{said}: {cards}"
    if "topic_any" in turn:
        assert set(turn["topic_any"]) & set(cards), f"{said}: {cards}"
    shown = _contacts(replies)
    missing = set(turn.get("contacts", [])) - {contact["id"] for contact in shown}
    assert not missing, f"{said}: {missing} are not among {[contact['id'] for contact in shown]}"
    if turn.get("open"):
        assert any(contact["hours"]["open_now"] for contact in shown), said
    changed = {one["field"] for reply in replies for one in reply.get("changed", [])}
    assert set(turn.get("changed", [])) <= changed, f"{said}: {changed}"
    found = {one["id"] for reply in replies for one in reply.get("found", [])}
    assert set(turn.get("found", [])) <= found, f"{said}: {found}"


def _contacts(replies: list[Reply]) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = [reply for reply in replies if "contacts" in reply]
    for reply in replies:
        if reply["type"] == "plan":
            pieces += [reply["plan"], *reply["plan"]["steps"]]
    return [contact for piece in pieces for contact in piece["contacts"]]


def _is_a_part(text: str, sayable: set[str]) -> bool:
    """A card said in short is its first part, word for word."""
    return any(whole.startswith(f"{text}\n\n") for whole in sayable)


def _in_sentences(sayable: set[str]) -> set[str]:
    """999 and the like, where the guidance itself names them."""
    return {number for number in numbers_in(list(sayable)) if len(number) <= 6}
