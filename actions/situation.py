"""What a message says about the situation, and what is known of it by now."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from rasa_sdk.events import SlotSet

from actions.merging import SKIP
from actions.turn import Events, Slots, Turn
from guidance_kb.planning.situation import Situation
from guidance_kb.understanding.by_reader import is_plain
from guidance_kb.understanding.danger import is_plainly_in_danger
from guidance_kb.understanding.danger_signs import says_safe
from guidance_kb.understanding.situation import Entity, find_entities, situation_from

_UNSAFE = re.compile(r"(n['’]?t|not|never) (feel |feeling |be |being |really )*safe|unsafe", re.I)  # noqa: RUF001
_KEPT = ("role", "age_group", "place", "about", "consent")
_OF_AGE = ("age", "age_group")
_OF_ANOTHER_AGE = ("ask_other_age", "correct_detail", "give_answer", "another_person")
FIELDS = tuple(field.name for field in fields(Situation))


def said(turn: Turn, expecting: str | None = None) -> Slots:
    """The fields that this message gives; `skip` for one that it passes over, `place_options` for a shared name.

    `expecting` is the field that was asked for, so that "14" or "no" is read.
    """
    entities = _answers(turn, expecting) if turn.text and expecting else [_as_entity(one) for one in turn.entities]
    entities = _without_guesses(turn, entities)
    unsettled = {one.field: one.value for one in entities if one.value == SKIP or one.field == "place_options"}
    details = _without_doubtful_danger(turn, {**unsettled, **situation_from(entities)})
    return details if expecting in _OF_AGE or turn.intent in _OF_ANOTHER_AGE else _without_a_guessed_age(turn, details)


def _without_guesses(turn: Turn, entities: list[Entity]) -> list[Entity]:
    """What only the reader found, at no words of its own, overrules nothing known. Of a role it must be sure."""
    known = {name for name in _KEPT if turn.slots.get(name) is not None}
    return [one for one in entities if one.end > one.start or (one.field not in known and _is_sure(turn, one))]


def _is_sure(turn: Turn, guess: Entity) -> bool:
    return guess.field != "role" or is_plain("role", turn.text)


def _without_doubtful_danger(turn: Turn, details: Slots) -> Slots:
    """A danger that is in doubt gets the emergency card "just in case", and no plan for danger."""
    if turn.text and details.get("danger") == "now" and not is_plainly_in_danger(turn.text):
        return {name: value for name, value in details.items() if name != "danger"}
    return details


def _without_a_guessed_age(turn: Turn, details: Slots) -> Slots:
    """An age group that follows from a word ("the man outside") does not overrule what is known of the person."""
    if turn.slots.get("age_group") and details.get("age_group") and details.get("age") is None:
        return {name: value for name, value in details.items() if name != "age_group"}
    return details


def volunteered(turn: Turn) -> Slots:
    """The fields that a message gives which answers no open question: a bare age, place or role is read too."""
    readings = (said(turn), said(turn, "place"), said(turn, "role"))
    return next((found for found in readings if found and SKIP not in found.values()), {})


def says_it_has_passed(turn: Turn) -> bool:
    """Whether the danger is over: the message says so in words, or danger was said before it."""
    if turn.intent != "now_safe" or _UNSAFE.search(turn.text):
        return False
    return says_safe(turn.text) or turn.slots.get("danger") == "now"


def known(slots: Slots) -> Situation:
    """The situation that the slots hold."""
    given: dict[str, Any] = {name: slots[name] for name in FIELDS if slots.get(name) is not None}
    for name, value in given.items():
        given[name] = tuple(value) if isinstance(value, list) else value
    return Situation(**given)


def slot_events(before: Slots, after: Slots) -> Events:
    """Sets every slot that has changed."""
    return [SlotSet(name, value) for name, value in after.items() if value != before.get(name)]


def _answers(turn: Turn, expecting: str) -> list[Entity]:
    found = find_entities(turn.text, turn.kb.gazetteer, expecting)
    # A bare number is an age, whatever was asked.
    return found or [one for one in find_entities(turn.text, turn.kb.gazetteer, "age_group") if one.field == "age"]


def _as_entity(found: dict[str, Any]) -> Entity:
    # A pressed button has no words in the message, and is no guess.
    return Entity(found["entity"], found["value"], found.get("start", 0), found.get("end", 1), "")
