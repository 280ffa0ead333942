"""Which question the situation form asks, and which messages it steps aside for: plain functions over slots."""

from __future__ import annotations

from dataclasses import dataclass

from actions.situation import known
from actions.turn import Slots
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.questions import next_question

MOST_TIMES = 2
# Never an answer, whatever else they say. The two sets together are `ignored_intents` in domain.yml.
NEVER_AN_ANSWER = frozenset(
    {"another_person", "danger", "harmful_request", "say_goodbye", "start_again", "stop_questions"}
)
SELDOM_AN_ANSWER = frozenset(
    {
        "ask_contact",
        "ask_guidance",
        "ask_other_age",
        "ask_out_of_hours",
        "ask_source",
        "ask_what_this_is",
        "ask_why",
        "greet",
        "out_of_scope",
        "say_again",
        "say_shorter",
        "thank",
    }
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
    is_silent: bool = False
    """It stays open and is not said again."""
    is_repeat: bool = False
    """Somebody asked to hear it again: that does not count."""


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

    `open_field` was asked for and is still not settled: while the plan still wants it, it is asked for once more, then
    the plan assumes something. A name that several places share is always asked about.
    """
    asked = slots.get("asked") or []
    if open_field and _may_ask_again(open_field, slots, kb):
        return Ask(open_field, not_understood, _counted_as(open_field, slots))
    asked_fields = {"place" if name == PLACE_OPTIONS else name for name in asked}
    field = next_question(known(slots), asked_fields, kb)
    if field is None and slots.get(PLACE_OPTIONS) and PLACE_OPTIONS not in asked:
        field = "place"
    return Ask(field, name=_counted_as(field, slots)) if field else None


def same_ask(slots: Slots, open_field: str, kb: KnowledgeBase) -> Ask | None:
    """The open question as it stands, after a message that was no try to answer it; another where it is settled.

    It is put once more and no oftener: after that it stays open, unsaid, for whenever it is answered.
    """
    if not _is_wanted(open_field, slots, kb):
        return next_ask(slots, None, kb)
    return Ask(open_field, name=_counted_as(open_field, slots), is_silent=not _may_ask_again(open_field, slots, kb))


def asked_again(slots: Slots, open_field: str) -> Ask:
    """The open question for somebody who wants to hear it again."""
    return Ask(open_field, name=_counted_as(open_field, slots), is_repeat=True)


def _may_ask_again(field: str, slots: Slots, kb: KnowledgeBase) -> bool:
    tries = (slots.get("asked") or []).count(_counted_as(field, slots))
    return tries < MOST_TIMES and _is_wanted(field, slots, kb)


def _is_wanted(field: str, slots: Slots, kb: KnowledgeBase) -> bool:
    """Whether the plan still turns on a field, however often it was asked for."""
    if _counted_as(field, slots) == PLACE_OPTIONS:
        return True
    passed: set[str] = set()
    while (wanted := next_question(known(slots), passed, kb)) not in (None, field):
        passed.add(str(wanted))
    return wanted == field


def _counted_as(field: str, slots: Slots) -> str:
    return PLACE_OPTIONS if field == "place" and slots.get(PLACE_OPTIONS) else field
