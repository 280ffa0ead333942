"""The school year that a message names, and the age that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.rulebook import entity, groups_of, pattern
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary

SCHOOL_ROLES = frozenset({"teacher", "dsl", "early-years"})
_AGE_BEFORE_YEAR_ONE = 4
_FIRST = {"nursery": 3, "reception": 4}


def age_in_school_year(year: str | int) -> int:
    """The age at which a child starts the year: 13 in Year 9, 4 in reception, 3 in nursery."""
    return _FIRST[year] if isinstance(year, str) else year + _AGE_BEFORE_YEAR_ONE


def find_school_year(found: Sequence[Sentence], message: str, role: Entity | None) -> Entity | None:
    """The child's school year, 1 to 13, `reception` or `nursery`; the writer's own class where no other is named."""
    years = sorted([*_numbered(found, message), *_named(found, message, role)], key=lambda year: year.start)
    of_the_child = [year for year in years if role is None or not role.start <= year.start < role.end]
    return next(iter(of_the_child or years), None)


def _numbered(found: Sequence[Sentence], message: str) -> Iterator[Entity]:
    for sentence in found:
        for match in pattern("ages", "school_year").finditer(sentence.plain):
            said = match.group().split()[1].rstrip(",")
            year = int(said) if said.isdigit() else int(vocabulary("ages")["numbers"][said])
            before = sentence.plain[: match.start()] + " @ "
            if 1 <= year <= 13 and not pattern("ages", "not_school_year_before").search(before):
                yield entity("school_year", year, sentence.span(match.start(), match.end()), message)


def _named(found: Sequence[Sentence], message: str, role: Entity | None) -> Iterator[Entity]:
    at_school = role is not None and role.value in SCHOOL_ROLES
    for year in _FIRST:
        for sentence in found:
            for match in _first_year(year, at_school).finditer(sentence.plain):
                yield entity("school_year", year, sentence.span(match.start(), match.end()), message)


@cache
def _first_year(year: str, at_school: bool) -> re.Pattern[str]:
    data = vocabulary("ages")
    return compiled(
        data["first_years"][year] + (data["first_years_at_school"][year] if at_school else []), groups_of("ages")
    )
