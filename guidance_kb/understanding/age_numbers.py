"""The numbers of a message that can be ages, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from guidance_kb.understanding.rulebook import pattern
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary

_NEAR = 110
"""How many letters on either side are looked at."""
_MONEY_BEFORE = re.compile(r"[£$€#+]\s?\Z|\d[./:,-]\Z")
_MEASURE_AFTER = re.compile(r"\s?%|[:.]\d|/\d|k\b|°|pm\b|am\b|hrs?\b|mg\b|ml\b")
_TWO_AGES = re.compile(r"(?<!\d)(\d\d?)\s?/\s?(\d\d?)(?![\d/])")
_LETTER_BEFORE = re.compile(r"(?:\A|[^a-z])([a-z]+)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """One number, or several that belong together (`15 or 16`; `4, 7 and 11`), and where they stand."""

    sentence: Sentence
    years: tuple[int, ...]
    is_choice: bool
    """`15 or 16`, one person, as against `15 and 16`, two."""
    span: tuple[int, int]
    """In the plain text."""

    @cached_property
    def around(self) -> str:
        """The words near the number, which is written `@` with the comma that follows it."""
        start, end = self.span
        plain = self.sentence.plain
        comma = "," if plain[end : end + 1] == "," else ""
        before = plain[:start] if start < _NEAR else plain[plain.find(" ", start - _NEAR) : start]
        return f"{before} @{comma}{plain[end + len(comma) : end + _NEAR]} "

    @property
    def youngest(self) -> int:
        """The lowest of the numbers."""
        return min(self.years)

    def fits(self, section: str) -> bool:
        """Whether the words around it are among the phrases of a section, in which it is written `@`."""
        return pattern("ages", section).search(self.around) is not None

    def has_near(self, section: str) -> bool:
        """Whether the words shortly before or after it have a phrase of a section."""
        return pattern("ages", section).search(self.around) is not None


def numbers_in(found: Sequence[Sentence], message: str) -> list[Number]:
    """Every number from 0 to 99, in digits or words, that no sign marks as a price, a time, a postcode or a road."""
    return [
        number for sentence in found for number in _joined(sentence, list(_single(sentence, message)))
    ]


def _single(sentence: Sentence, message: str) -> Iterator[Number]:
    for match in _any_number().finditer(sentence.plain):
        text = match.group(1)
        years = int(text) if text.isdigit() else sum(_words()[word] for word in text.split())
        if not text.isdigit() or _stands_alone(message, *sentence.span(*match.span(1))):
            yield Number(sentence, (years,), False, match.span(1))


def _stands_alone(message: str, start: int, end: int) -> bool:
    """False for `£20`, `20%`, `19:30`, `N17`, `24/40`; true for `16/17` and `F15`."""
    for match in _TWO_AGES.finditer(message, max(0, start - 4), end + 4):
        if match.start() <= start and end <= match.end():
            low, high = int(match.group(1)), int(match.group(2))
            return low < high <= low + 3 and high > 3
    before = message[max(0, start - 6) : start]
    if _MONEY_BEFORE.search(before) or _MEASURE_AFTER.match(message, end):
        return False
    letters = _LETTER_BEFORE.search(before)
    return letters is None or letters.group(1).lower() in vocabulary("ages")["glued"]


def _joined(sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Number]:
    """Numbers with only `or`, `and`, a comma or nothing between them, as one."""
    together: list[Number] = []
    choice = False
    for number in [*numbers, None]:
        if together and number:
            link = _link().fullmatch(sentence.plain[together[-1].span[1] : number.span[0]])
            if link and _in_one_breath(together[-1], number):
                choice = choice or "and" not in link.group() and "," not in link.group()
                choice = choice or "or" in link.group().split() or "/" in link.group()
                together.append(number)
                continue
        if together:
            years = tuple(one.years[0] for one in together)
            yield Number(sentence, years, choice, (together[0].span[0], together[-1].span[1]))
        together, choice = ([number] if number else []), False


def _in_one_breath(one: Number, other: Number) -> bool:
    return abs(one.years[0] - other.years[0]) <= 14


@cache
def _words() -> dict[str, int]:
    return {word: int(value) for word, value in vocabulary("ages")["numbers"].items()}


@cache
def _any_number() -> re.Pattern[str]:
    small = "|".join(word for word, value in _words().items() if value < 10)
    tens = "|".join(word for word, value in _words().items() if value >= 20)
    rest = "|".join(word for word, value in _words().items() if value < 20)
    return re.compile(rf" (\d{{1,2}}|(?:{tens})(?: (?:{small}))?|{rest})(?=,? )")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r",?(?: (?:or|to|and|maybe|possibly|perhaps|even|could be|may be|might be|a|like),?){0,3}")
