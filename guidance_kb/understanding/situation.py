"""What a message says of a situation: every field that it gives, and nothing that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from guidance_kb.understanding import by_reader
from guidance_kb.understanding.ages import group_of
from guidance_kb.understanding.answers import SKIP, bare_answer
from guidance_kb.understanding.by_rules import ByRules, by_rules
from guidance_kb.understanding.danger import is_plainly_in_danger
from guidance_kb.understanding.danger_signs import alarms_in, says_safe, says_unsure
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.places import find_place
from guidance_kb.understanding.rulebook import says
from guidance_kb.understanding.school_years import age_in_school_year
from guidance_kb.understanding.text import SHORT, sentences

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer

__all__ = ["Entity", "find_entities", "situation_from"]


def find_entities(
    text: str, gazetteer: Gazetteer, expecting: str | None = None, rules_below: int = SHORT
) -> list[Entity]:
    """Every field of the situation that the text gives, in the order of the text.

    Fields: role, age, age_group, school_year, place or place_options (a list of slugs), consent, danger,
    missing, about, exploitation. `expecting` is the field that was asked: then a bare answer counts for it;
    the value `skip` means that the person does not say. In a message of fewer words than `rules_below` the rules
    alone find the fields, save the danger.
    """
    is_short = len(text.split()) < rules_below
    given = list(_by_rules(text, gazetteer) if is_short else by_reader.fields(text, gazetteer))
    if expecting and not _answers(given, expecting):
        given += bare_answer(expecting, sentences(text), text, gazetteer)
    return sorted(given, key=lambda one: (one.start, one.field))


def situation_from(entities: Iterable[Entity]) -> dict[str, Any]:
    """The entities as a situation in the contract's fields; only what was said is in it.

    An age or a school year gives the age group; consent is left out for a child; `skip` is left out.
    """
    situation: dict[str, Any] = {}
    kinds: list[Any] = []
    for one in entities:
        if one.field == "exploitation":
            kinds.append(one.value)
        elif one.value != SKIP and one.field != "place_options":
            situation.setdefault(one.field, one.value)
    if kinds:
        situation["exploitation"] = kinds
    return _with_age(situation)


def _with_age(situation: dict[str, Any]) -> dict[str, Any]:
    year = situation.pop("school_year", None)
    if year is not None and "age_group" not in situation:
        situation.setdefault("age", age_in_school_year(year))
    if "age" in situation:
        situation["age_group"] = group_of(situation["age"])
    if situation.get("age_group") == "child":
        situation.pop("consent", None)
    return situation


def _by_rules(text: str, gazetteer: Gazetteer) -> Iterator[Entity]:
    ruled = by_rules(text)
    yield from ruled.single()
    if ruled.role is None and (ruled.victim or ruled.young):
        yield Entity("role", "self", 0, len(text), text)
    place = find_place(sentences(text), text, gazetteer)
    if place:
        yield place
    yield from _age(ruled)
    yield from ruled.exploitation
    yield from _danger(text)


def _age(ruled: ByRules) -> Iterator[Entity]:
    """The age in numbers; else the school year; else only child or adult. Never two that disagree."""
    yield from ruled.ages
    if ruled.school_year:
        yield ruled.school_year
    elif not ruled.ages and ruled.age_word and not (ruled.about and ruled.about.value == "place-or-workplace"):
        yield ruled.age_word


def _danger(text: str) -> Iterator[Entity]:
    if is_plainly_in_danger(text):
        # The words that set off an alarm; the whole message where the reader alone found it.
        start, end = next((alarm[1:] for alarm in alarms_in(text)), (0, len(text)))
        yield Entity("danger", "now", start, end, text[start:end])
    elif says_unsure(text):
        yield Entity("danger", "unsure", 0, len(text), text)
    elif says_safe(text) and not says("flags", "gone_alone", sentences(text)):
        yield Entity("danger", "no", 0, len(text), text)


def _answers(given: Iterable[Entity], expecting: str) -> bool:
    same = {"age_group": {"age_group", "age", "school_year"}, "place": {"place", "place_options"}}
    return any(one.field in same.get(expecting, {expecting}) for one in given)
