"""How old the person is whom a message is about, in numbers or in set phrases.

Every number is found first and then judged by the words around it: whether it is an age, whose, and of what time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance_kb.understanding.age_numbers import Number, numbers_in
from guidance_kb.understanding.age_owners import kinds_named, owner_of
from guidance_kb.understanding.age_words import names_a_child
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import entity, rules, says
from guidance_kb.understanding.school_years import find_school_year
from guidance_kb.understanding.text import Sentence

ADULT_AT = 18
_MARKS = {
    "sure": 5,
    "never": 0,
    "in_months": 4,
    "years_alone": 1,
    "counted": 0,
    "stated": 4,
    "after_a_name": 4,
    "not_age": 0,
    "estimated": 3,
    "alone": 2,
}
"""How strongly the words around a number say that it is an age; the first that fits decides."""
_OF_A_DECADE = 3
_GUESSED = 2
"""What an age that is only guessed weighs less than one that is told."""
_LEAST = 1
_THE_PERSON, _A_LAST_RESORT, _SOMEBODY_ELSE = 1, -3, -9
"""What the one to whom a number belongs adds to its score."""
_NO_LONGER_SMALL = 8
"""From this age on, "her 14 year old son" may be the person after all."""
_MOSTLY_A_COUNT = 3
"""So low a number is a count, unless the words around it leave no doubt."""
_MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class _Claim:
    """A number that is taken for an age of the person, and how far it can be trusted."""

    number: Number
    value: int | str
    """Years, or `child`, `adult`, `unsure`."""
    score: int

    @property
    def group(self) -> str:
        """`child`, `adult` or `unsure`."""
        return self.value if isinstance(self.value, str) else group_of(self.value)


def find_ages(found: Sequence[Sentence], message: str) -> list[Entity]:
    """What the message says of the age in numbers or in set phrases: entities `age` or `age_group`, or none."""
    numbers = numbers_in(found, message)
    claims = list(_claims(numbers, found)) or _of_the_writer_alone(numbers, found)
    unsure = next(_doubted(found, message, numbers, claims), None)
    if unsure:
        return [unsure]
    if _disagree(claims):
        return [_entity("unsure", claims[0].number, message)]
    best = max(claims, key=lambda claim: claim.score, default=None)
    if best:
        return [_entity(best.value, best.number, message)]
    return [] if find_school_year(found, message, None) else list(_groups(found, message, "child", "adult"))[:1]


def own_age(found: Sequence[Sentence]) -> int | None:
    """The age that the writer gives as their own."""
    return next((number.youngest for number in _own(numbers_in(found, ""))), None)


def own_ages(found: Sequence[Sentence], message: str) -> list[Entity]:
    """The writer's own age, for somebody who writes about themselves."""
    own = (_entity(value_of(number), number, message) for number in _own(numbers_in(found, message)))
    return list(own)[:1]


def find_bare_age(found: Sequence[Sentence], message: str) -> list[Entity]:
    """The age in a bare answer: `12`, `about fifteen`."""
    bare = (number for number in numbers_in(found, message) if number.fits("bare"))
    return [_entity(number.youngest, number, message) for number in bare][:1]


def group_of(age: int) -> str:
    """The age group of an age in years."""
    return "child" if age < ADULT_AT else "adult"


def _entity(value: int | str, number: Number, message: str) -> Entity:
    field = "age" if isinstance(value, int) else "age_group"
    return entity(field, value, number.sentence.span(*number.span), message)


def _groups(found: Sequence[Sentence], message: str, *values: str) -> Iterator[Entity]:
    for rule in rules("ages", "group"):
        if rule.value in values:
            for sentence in found:
                for match in rule.matches(sentence):
                    yield entity("age_group", rule.value, sentence.span(match.start(), match.end()), message)


def _doubted(
    found: Sequence[Sentence], message: str, numbers: Sequence[Number], claims: Sequence[_Claim]
) -> Iterator[Entity]:
    """Phrases of doubt about the age, save where the number in them is somebody else's."""
    taken = [claim.number for claim in claims]
    for doubt in _groups(found, message, "unsure"):
        inside = [number for number in numbers if _lies_in(number, doubt)]
        if not inside or any(number in taken for number in inside):
            yield doubt


def _lies_in(number: Number, phrase: Entity) -> bool:
    """Whether the number stands within the words of the phrase."""
    start, end = number.sentence.span(*number.span)
    return phrase.start <= start and end <= phrase.end


def _own(numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers that the writer says of themselves."""
    for number in numbers:
        if number.fits("own") and not number.is_decade and (_strength(number) or not number.fits("counted")):
            yield number


def _of_the_writer_alone(numbers: Sequence[Number], found: Sequence[Sentence]) -> list[_Claim]:
    """The writer's own age, where no other age is given and their words are of what is done to themselves."""
    own = [_Claim(number, value_of(number), _LEAST) for number in _own(numbers)]
    if any(claim.group == "child" for claim in own):
        return own
    harmed = says("ages", "harms_the_writer", found)
    others = kinds_named(found) & {"she", "client", "woman"}
    if names_a_child(found) or not (harmed or (says("ages", "about_the_writer", found) and not others)):
        return []
    return own


def _claims(numbers: Sequence[Number], found: Sequence[Sentence]) -> Iterator[_Claim]:
    """The numbers that can be the person's age now."""
    named = kinds_named(found)
    child = names_a_child(found)
    bare = len(found) == 1 and any(number.fits("bare") and len(number.years) == 1 for number in numbers)
    for number in numbers:
        strength = _strength(number)
        if not strength or number.fits("past") or number.fits("own") or (strength == _MARKS["alone"] and bare):
            continue
        score = strength + _nearness(owner_of(number), number, named, child) - (_is_a_guess(number) * _GUESSED)
        if score >= _LEAST:
            yield _Claim(number, value_of(number), score)


def _is_a_guess(number: Number) -> bool:
    """Whether it is what others think, not what the person or their papers say."""
    return number.fits("guessed") and not number.fits("told")


def _strength(number: Number) -> int:
    """How strongly the words around it say that it is an age; 0 where it is none."""
    if number.youngest <= _MOSTLY_A_COUNT and not any(map(number.fits, ("sure", "closed", "in_months"))):
        return 0
    strength = next((strength for mark, strength in _MARKS.items() if number.fits(mark)), 0)
    return strength or (_OF_A_DECADE if number.is_plural_decade and not number.fits("never") else 0)


def _nearness(owner: str, number: Number, named: frozenset[str], child: bool) -> int:
    """What the owner adds to the score: below zero for somebody else than the person."""
    grown = number.youngest >= ADULT_AT
    female = bool(named & {"she", "girl"})
    if owner in ("other", "job") or (grown and number.fits("met")):
        return _SOMEBODY_ELSE
    if owner == "her-kin":
        return _A_LAST_RESORT if _NO_LONGER_SMALL <= number.youngest < ADULT_AT else _SOMEBODY_ELSE
    if owner in ("man", "woman"):
        return _SOMEBODY_ELSE if grown and (child or (owner == "man" and female)) else 0
    if owner == "he" and female and "boy" not in named:
        return _SOMEBODY_ELSE if grown else _A_LAST_RESORT
    if owner in ("girl", "boy", "child"):
        return _THE_PERSON
    if owner == "she" and "girl" in named:
        return 0
    # A grown person where a child is spoken of is mostly not the one that the message is about.
    return (_THE_PERSON if owner == "client" else 0) + (_A_LAST_RESORT if grown and child else 0)


def value_of(number: Number) -> int | str:
    """The years; the year before for a birthday to come, `child` before the 18th; a group for a decade."""
    if number.is_decade:
        return "adult"
    groups = {group_of(years) for years in number.years}
    if len(groups) > 1 and (number.is_choice or number.fits("between")):
        return "unsure"
    if number.fits("in_months"):
        return number.youngest // _MONTHS_IN_A_YEAR
    if len(number.years) == 1 and number.fits("to_come") and not number.fits("has_come"):
        return "child" if number.youngest == ADULT_AT else number.youngest - 1
    return number.youngest


def _disagree(claims: Sequence[_Claim]) -> bool:
    """Whether two statements or guesses lie on either side of 18."""
    told = [claim for claim in claims if claim.number.fits("told") or _is_a_guess(claim.number)]
    return len({claim.group for claim in told}) > 1
