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
_MID_DECADE = 5
_SIGN_BEFORE = re.compile(r"[£$€#+@]\s?\Z|\d[./:,-]\Z")
_MEASURE_AFTER = re.compile(
    r"\s?%|[:.,]\d|/\d|-\d-|(?:k|pm|am|hrs?|mg|ml|km|g|p|m?ph|x)\b|(?:th|st|nd|rd)\b(?! (?:birthday|bday|b'?day))",
    re.IGNORECASE,
)
_TWO_AGES = re.compile(r"(?<![\d/])(\d\d?)\s?/\s?(\d\d?)(?![\d/])")
_LETTER_BEFORE = re.compile(r"(?:\A|[^a-z])([a-z]+)\Z", re.IGNORECASE)
_LETTERS_AFTER = re.compile(r"[a-z]+", re.IGNORECASE)
_AN_AGE_OF_ONE = re.compile(r" (?:year|month),? ")
_LINK = re.compile(r",?(?: (?:or|to|and|maybe|possibly|perhaps|even|could be|may be|might be|a|like|at a push),?){0,3}")
_APART = {"and": 8, ",": 5, "or": 20}
"""How many years the numbers of one list can lie apart: two persons' ages are no list."""


@dataclass(frozen=True)
class Number:
    """One number, or several that belong together (`15 or 16`; `4, 7 and 11`), and where they stand."""

    sentence: Sentence
    years: tuple[int, ...]
    span: tuple[int, int]
    """In the plain text."""
    is_choice: bool = False
    """`15 or 16`, one person, as against `15 and 16`, two."""
    is_decade: bool = False
    """`40s`, `thirty odd`."""

    @cached_property
    def around(self) -> str:
        """The words near the number, which is written `@` with the comma that follows it."""
        start, end = self.span
        plain = self.sentence.plain
        cut = 0 if start < _NEAR else plain.find(" ", start - _NEAR)
        return f"{plain[cut : start - 1]} @{plain[end : end + _NEAR]}"

    @property
    def is_plural_decade(self) -> bool:
        """True for `40s` and `forties`, which say by themselves that they are an age; not for `forty odd`."""
        return self.is_decade and self.sentence.plain[: self.span[1]].endswith("s")

    @property
    def youngest(self) -> int:
        """The lowest of the numbers."""
        return min(self.years)

    def fits(self, section: str) -> bool:
        """Whether the words around it are among the phrases of a section, in which it is written `@`."""
        return pattern("ages", section).search(self.around) is not None


def numbers_in(found: Sequence[Sentence], message: str) -> list[Number]:
    """Every number from 0 to 99, in digits or words, that no sign marks as a price, a time, a postcode or a road."""
    return [number for sentence in found for number in _joined(sentence, list(_single(sentence, message)), message)]


def _single(sentence: Sentence, message: str) -> Iterator[Number]:
    for match in _any_number().finditer(sentence.plain):
        text, rest = match.groups()
        if text == "one" and not _AN_AGE_OF_ONE.match(sentence.plain, match.end(1)):
            continue
        start, end = sentence.span(*match.span(1))
        if text[0].isdigit() and not (message[start:end] in ("", text) and _stands_alone(message, start, end)):
            continue
        years = int(text) if text[0].isdigit() else sum(_words()[word] for word in text.split())
        is_decade = text in vocabulary("ages")["decades"] or (rest is not None and years >= 20 and years % 10 == 0)
        if is_decade:
            yield Number(sentence, (years + _MID_DECADE,), (match.start(1), match.end()), is_decade=True)
        else:
            yield Number(sentence, (years,), match.span(1))


def _stands_alone(message: str, start: int, end: int) -> bool:
    """False for `£20`, `20%`, `19:30`, `N17`, `24/40`; true for `16/17` and `F15`."""
    for match in _TWO_AGES.finditer(message, max(0, start - 4), end + 4):
        if match.start() <= start and end <= match.end():
            low, high = int(match.group(1)), int(match.group(2))
            return 3 < low < high <= low + 3
    before = message[max(0, start - 8) : start]
    if _SIGN_BEFORE.search(before) or _MEASURE_AFTER.match(message, end):
        return False
    data = vocabulary("ages")
    letters, more = _LETTER_BEFORE.search(before), _LETTERS_AFTER.match(message, end)
    return not (
        (letters and letters.group(1).lower() not in data["glued"])
        or (more and more.group().lower() not in data["glued_after"])
    )


def _joined(sentence: Sentence, numbers: Sequence[Number], message: str) -> Iterator[Number]:
    """Numbers with only `or`, `and`, a comma or nothing between them, as one."""
    at = 0
    while at < len(numbers):
        links: list[str] = []
        while at + len(links) + 1 < len(numbers):
            link = _link(numbers[at + len(links)], numbers[at + len(links) + 1], message)
            if link is None:
                break
            links.append(link)
        members = numbers[at : at + len(links) + 1]
        span = (members[0].span[0], members[-1].span[1])
        years = tuple(member.years[0] for member in members)
        yield Number(sentence, years, span, "or" in links, members[-1].is_decade)
        at += len(members)


def _link(one: Number, other: Number, message: str) -> str | None:
    """`or`, `and` or `,` for what joins two numbers into one list; None where they are apart."""
    between = one.sentence.plain[one.span[1] : other.span[0] - 1]
    if one.is_decade != other.is_decade or not _LINK.fullmatch(between):
        return None
    start, end = one.sentence.span(*one.span)[1], one.sentence.span(*other.span)[0]
    if "/" in message[start:end]:
        link = "or"
    elif " and" in between and " or" not in between:
        link = "and"
    else:
        link = "," if between == "," else "or"
    return link if abs(one.years[0] - other.years[0]) <= _APART[link] else None


@cache
def _words() -> dict[str, int]:
    data = vocabulary("ages")
    return {word: int(value) for word, value in {**data["numbers"], **data["decades"]}.items()}


@cache
def _any_number() -> re.Pattern[str]:
    """A number, and what makes a decade of it: `40`, `40 s`, `forties`, `thirty odd`, `twenty two`."""
    small = "|".join(word for word, value in _words().items() if value < 10)
    tens = "|".join(word for word, value in _words().items() if value >= 20)
    rest = "|".join(word for word, value in _words().items() if value < 20)
    number = rf"\d{{1,2}}|(?:{tens})(?: (?:{small}))?|{rest}"
    return re.compile(rf" ({number})( (?:s|odd|something|somethings|plus))?(?=,? )(?! quarters)")
