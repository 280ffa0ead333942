"""What the rules alone make of a message; the reader weighs it beside the words themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guidance_kb.understanding.age_words import find_age_word
from guidance_kb.understanding.ages import find_ages, group_of, own_age, own_ages
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.exploitation import facts_in, kinds_of
from guidance_kb.understanding.flags import find_about, find_consent, find_missing
from guidance_kb.understanding.roles import find_role
from guidance_kb.understanding.school_years import find_school_year
from guidance_kb.understanding.text import sentences
from guidance_kb.understanding.victim import speaker_is_victim

_REMEMBERED = 8  # messages: the danger screen, the situation and the reader ask for the same one


@dataclass(frozen=True)
class ByRules:
    """Every field that the rules find, save the place and the danger."""

    role: Entity | None
    about: Entity | None
    missing: Entity | None
    consent: Entity | None
    ages: tuple[Entity, ...]
    """In numbers or set phrases: `age` or `age_group`."""
    school_year: Entity | None
    age_word: Entity | None
    """`child` or `adult`, by the words for the person."""
    exploitation: tuple[Entity, ...]
    facts: tuple[str, ...]
    """The names of the facts of which the kinds of exploitation are made."""
    victim: str | None
    """`child` or `adult` where it happens to the writer."""
    young: bool
    """Whether the writer gives an age of their own below 18."""

    def single(self) -> Iterator[Entity]:
        """Role, about, missing and consent, where they are said."""
        yield from (one for one in (self.role, self.about, self.missing, self.consent) if one)


@lru_cache(maxsize=_REMEMBERED)
def by_rules(text: str) -> ByRules:
    """What the rules find in one message."""
    found = sentences(text)
    role = find_role(found, text)
    by_self = own_ages(found, text) if role and role.value == "self" else []
    age, facts = own_age(found), facts_in(found)
    return ByRules(
        role=role,
        about=find_about(found, text),
        missing=find_missing(found, text),
        consent=find_consent(found, text),
        ages=tuple(by_self or find_ages(found, text)),
        school_year=find_school_year(found, text, role),
        age_word=find_age_word(found, text, role),
        exploitation=tuple(kinds_of(facts, text)),
        facts=tuple(facts),
        victim=speaker_is_victim(text),
        young=age is not None and group_of(age) == "child",
    )
