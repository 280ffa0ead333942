"""Which question the situation form asks, and which messages it steps aside for: plain functions over slots."""

from __future__ import annotations

from dataclasses import dataclass

from actions.situation import known
from actions.turn import Slots
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.questions import next_question

MOST_TIMES = 2
# Never an answer, whatever else they say. The two sets together are `ignored_intents` in domain.yml.
NEVER_AN_ANSWER = frozenset({"danger", "harmful_request", "say_goodbye", "start_again", "stop_questions"})
SELDOM_AN_ANSWER = frozenset(
    {"ask_contact", "ask_guidance", "ask_what_this_is", "ask_why", "greet", "out_of_scope", "thank"}
)
PLACE_OPTIONS = "place_options"
_SHORT = 8  # words
_ANSWERED_BY = {"age_group": {"age_group", "age"}, "place": {"place", PLACE_OPTIONS}}


@dataclass(frozen=True)
class Ask:
    """One question to put: the field that it fills, and how to put it."""

    field: str
    again: bool = False
    """It was put before, and the answer was not understood."""
    name: str = ""
    """What the question is counted by: the field, or `place_options` for the choice between several places."""


def steps_aside(intent: str, text: str, answered: bool) -> bool:
    """Whether the form leaves a message to another rule."""
    if intent in NEVER_AN_ANSWER:
        return True
    is_plain_answer = answered and len(text.split()) <= _SHORT and not text.endswith("?")
    return intent in SELDOM_AN_ANSWER and not is_plain_answer


def answers(field: str, said: Slots) -> bool:
    """Whether a message answers the question for a field; to skip it is an answer."""
    return bool(_ANSWERED_BY.get(field, {field}) & said.keys())


def is_settled(field: str, said: Slots) -> bool:
    """Whether a field need not be asked for again. A place name that several boroughs share settles nothing."""
    return answers(field, {name: value for name, value in said.items() if name != PLACE_OPTIONS})


def next_ask(slots: Slots, open_field: str | None, kb: KnowledgeBase, not_understood: bool = False) -> Ask | None:
    """The question to put next; None when the plan can be made.

    `open_field` was asked for and is still not settled: it is asked for once more, then the plan assumes something.
    """
    asked = slots.get("asked") or []
    if open_field and asked.count(_counted_as(open_field, slots)) < MOST_TIMES:
        return Ask(open_field, not_understood, _counted_as(open_field, slots))
    asked_fields = {"place" if name == PLACE_OPTIONS else name for name in asked}
    field = next_question(known(slots), asked_fields, kb)
    return Ask(field, name=_counted_as(field, slots)) if field else None


def _counted_as(field: str, slots: Slots) -> str:
    return PLACE_OPTIONS if field == "place" and slots.get(PLACE_OPTIONS) else field
