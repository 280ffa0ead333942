"""How old the person is whom a message is about: an age, a school year, or only child or adult."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import entity, pattern, rules
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary

ADULT_AT = 18
_YEAR = re.compile(r"\d+")


@dataclass(frozen=True)
class _Number:
    """An age in a sentence, and where its digits stand in the plain text."""

    sentence: Sentence
    years: int
    span: tuple[int, int]


def find_ages(found: Sequence[Sentence], message: str) -> list[Entity]:
    """What the message says of the age in numbers or in set phrases: entities `age` or `age_group`, or none."""
    unsure = next(_groups(found, message, "unsure"), None)
    if unsure:
        return [unsure]
    both = _range(found, message)
    if both:
        return [both]
    numbers = _numbers(found, "person")
    if numbers:
        return [entity("age", numbers[0].years, numbers[0].sentence.span(*numbers[0].span), message)]
    return list(_groups(found, message, "child", "adult"))[:1]


def own_age(found: Sequence[Sentence]) -> int | None:
    """The age that the writer gives as their own."""
    return next((number.years for number in _numbers(found, "own")), None)


def own_ages(found: Sequence[Sentence], message: str) -> list[Entity]:
    """The writer's own age, for somebody who writes about themselves."""
    numbers = _numbers(found, "own")
    return [entity("age", number.years, number.sentence.span(*number.span), message) for number in numbers[:1]]


def find_bare_age(found: Sequence[Sentence], message: str) -> list[Entity]:
    """The age in a bare answer: `12`, `about fifteen`."""
    numbers = _numbers(found, "bare")
    return [entity("age", number.years, number.sentence.span(*number.span), message) for number in numbers[:1]]


def group_of(age: int) -> str:
    """The age group of an age in years."""
    return "child" if age < ADULT_AT else "adult"


def _groups(found: Sequence[Sentence], message: str, *values: str) -> Iterator[Entity]:
    for rule in rules("ages", "group"):
        if rule.value in values:
            for sentence in found:
                for match in rule.matches(sentence):
                    yield entity("age_group", rule.value, sentence.span(match.start(), match.end()), message)


def _range(found: Sequence[Sentence], message: str) -> Entity | None:
    """`15 or 16` as the lower of the two; two ages on either side of 18 as `unsure`."""
    for sentence in found:
        taken = _taken(sentence)
        for match in pattern("ages", "range").finditer(sentence.plain):
            ages = [_years(match.group(1)), _years(match.group(2))]
            if not _overlaps(match.span(), taken):
                span = sentence.span(match.start(), match.end())
                if group_of(ages[0]) != group_of(ages[1]):
                    return entity("age_group", "unsure", span, message)
                return entity("age", min(ages), span, message)
    return None


def _numbers(found: Sequence[Sentence], section: str) -> list[_Number]:
    numbers = []
    for sentence in found:
        taken = _taken(sentence)
        for match in pattern("ages", section).finditer(sentence.plain):
            group = next(index for index, text in enumerate(match.groups(), 1) if text)
            if not _overlaps(match.span(group), taken):
                numbers.append(_Number(sentence, _years(match.group(group)), match.span(group)))
    return numbers


def _taken(sentence: Sentence) -> list[tuple[int, int]]:
    """Where ages stand that are somebody else's, denied, or still to come."""
    if pattern("ages", "with_person").search(sentence.plain) or _is_of_a_man(sentence):
        return []
    matches = [
        match for section in ("other", "not_said") for match in pattern("ages", section).finditer(sentence.plain)
    ]
    spans = [match.span(index) for match in matches for index, text in enumerate(match.groups(), 1) if text]
    to_come = [rule for rule in rules("ages", "group") if rule.value == "child"]
    return spans + [match.span() for rule in to_come for match in rule.matches(sentence)]


def _is_of_a_man(sentence: Sentence) -> bool:
    described = pattern("ages", "with_man").search(sentence.plain)
    return described is not None and not pattern("ages", "someone_else").search(sentence.plain)


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _years(text: str) -> int:
    return int(text) if text.isdigit() else int(vocabulary("ages")["numbers"][text])
