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
_LAST = 13
_FIRST = {"nursery": 3, "reception": 4}


def age_in_school_year(year: str | int) -> int:
    """The age at which a child starts the year: 13 in Year 9, 4 in reception, 3 in nursery."""
    return _FIRST[year] if isinstance(year, str) else year + _AGE_BEFORE_YEAR_ONE


def find_school_year(found: Sequence[Sentence], message: str, role: Entity | None) -> Entity | None:
    """The child's school year, 1 to 13, `reception` or `nursery`; the writer's own class where no other is named."""
    years = school_years(found, message, role)
    job = role if role is not None and role.value != "self" else None
    of_the_child = [year for year in years if job is None or not job.start <= year.start < job.end]
    return next(iter(of_the_child or years), None)


def school_years(found: Sequence[Sentence], message: str, role: Entity | None) -> list[Entity]:
    """Every school year that the message names, in order."""
    return sorted([*_numbered(found, message), *_named(found, message, role)], key=lambda year: year.start)


def _numbered(found: Sequence[Sentence], message: str) -> Iterator[Entity]:
    for sentence in found:
        for match in pattern("ages", "school_year").finditer(sentence.plain):
            said = match.group().split()[1].rstrip(",")
            year = int(said) if said.isdigit() else int(vocabulary("ages")["numbers"][said])
            if 1 <= year <= _LAST and not _is_taken_back(sentence, match):
                yield entity("school_year", year, sentence.span(match.start(), match.end()), message)


def _is_taken_back(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the year is no school year, or a sister's, or long ago."""
    before = sentence.plain[: match.start()] + " @ "
    return any(pattern("ages", section).search(before) for section in ("not_school_year_before", "not_the_childs_year"))


def _named(found: Sequence[Sentence], message: str, role: Entity | None) -> Iterator[Entity]:
    at_school = role is not None and role.value in SCHOOL_ROLES
    for sentence in found:
        for year in _FIRST:
            for match in _first_year(year, at_school).finditer(sentence.plain):
                yield entity("school_year", year, sentence.span(match.start(), match.end()), message)
        for number, name in _year_names().items():
            for match in name.finditer(sentence.plain):
                if not _is_taken_back(sentence, match):
                    yield entity("school_year", number, sentence.span(match.start(), match.end()), message)


@cache
def _first_year(year: str, at_school: bool) -> re.Pattern[str]:
    data = vocabulary("ages")
    return compiled(
        data["first_years"][year] + (data["first_years_at_school"][year] if at_school else []), groups_of("ages")
    )


@cache
def _year_names() -> dict[int, re.Pattern[str]]:
    names = vocabulary("ages")["year_names"]
    return {int(year): compiled(phrases, groups_of("ages")) for year, phrases in names.items()}
