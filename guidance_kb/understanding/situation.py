"""What a message says of a situation: every field that it gives, and nothing that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from guidance_kb.understanding.age_words import find_age_word
from guidance_kb.understanding.ages import find_ages, group_of, own_age, own_ages
from guidance_kb.understanding.answers import SKIP, bare_answer
from guidance_kb.understanding.danger import alarms_in, in_danger, says_safe, says_unsure
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.exploitation import find_exploitation
from guidance_kb.understanding.flags import find_about, find_consent, find_missing
from guidance_kb.understanding.places import find_place
from guidance_kb.understanding.roles import find_role
from guidance_kb.understanding.rulebook import says
from guidance_kb.understanding.school_years import age_in_school_year, find_school_year
from guidance_kb.understanding.text import Sentence, sentences
from guidance_kb.understanding.victim import speaker_is_victim

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer

__all__ = ["Entity", "find_entities", "situation_from"]


def find_entities(text: str, gazetteer: Gazetteer, expecting: str | None = None) -> list[Entity]:
    """Every field of the situation that the text gives, in the order of the text.

    Fields: role, age, age_group, school_year, place or place_options (a list of slugs), consent, danger,
    missing, about, exploitation. `expecting` is the field that was asked: then a bare answer counts for it;
    the value `skip` means that the person does not say.
    """
    found = sentences(text)
    given = list(_given(found, text, gazetteer))
    if expecting and not _answers(given, expecting):
        given += bare_answer(expecting, found, text, gazetteer)
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


def _given(found: Sequence[Sentence], text: str, gazetteer: Gazetteer) -> Iterator[Entity]:
    role = find_role(found, text) or _victim(text) or _young_writer(found, text)
    about = find_about(found, text)
    single = (role, about, find_place(found, text, gazetteer), find_missing(found, text), find_consent(found, text))
    yield from (one for one in single if one)
    yield from _age(found, text, role, about)
    yield from _danger(text)
    yield from find_exploitation(found, text)


def _young_writer(found: Sequence[Sentence], text: str) -> Entity | None:
    # "I'm 12" and nothing of a job: a child writes about themself.
    age = own_age(found)
    return Entity("role", "self", 0, len(text), text) if age is not None and group_of(age) == "child" else None


def _victim(text: str) -> Entity | None:
    return Entity("role", "self", 0, len(text), text) if speaker_is_victim(text) else None


def _age(found: Sequence[Sentence], text: str, role: Entity | None, about: Entity | None) -> Iterator[Entity]:
    """The age in numbers; else the school year; else only child or adult. Never two that disagree."""
    by_self = own_ages(found, text) if role and role.value == "self" else []
    ages = by_self or find_ages(found, text)
    year = find_school_year(found, text, role)
    yield from ages
    if year:
        yield year
    if ages or year or (about and about.value == "place-or-workplace"):
        return
    word = find_age_word(found, text, role)
    if word:
        yield word


def _danger(text: str) -> Iterator[Entity]:
    if in_danger(text):
        # The words that set off an alarm; the whole message where the model alone found it.
        start, end = next((alarm[1:] for alarm in alarms_in(text)), (0, len(text)))
        yield Entity("danger", "now", start, end, text[start:end])
    elif says_unsure(text):
        yield Entity("danger", "unsure", 0, len(text), text)
    elif says_safe(text) and not says("flags", "gone_alone", sentences(text)):
        yield Entity("danger", "no", 0, len(text), text)


def _answers(given: Iterable[Entity], expecting: str) -> bool:
    same = {"age_group": {"age_group", "age", "school_year"}, "place": {"place", "place_options"}}
    return any(one.field in same.get(expecting, {expecting}) for one in given)
