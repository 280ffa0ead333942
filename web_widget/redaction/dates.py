"""Dates of birth. The date goes; the age, which decides the route, stays."""

from __future__ import annotations

import re
from datetime import date

from presidio_analyzer import Pattern, PatternRecognizer

from guidance_kb import clock
from web_widget.redaction.patterns import DATE

_LONG_AGO = 4
"""Years. An event that somebody writes in about is seldom longer ago."""
_OLDEST = 110
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class LongAgo(PatternRecognizer):
    """Takes a whole date that lies years back: in what people write here, somebody was born on it."""

    def __init__(self, flags: int) -> None:
        super().__init__("date-of-birth", patterns=[Pattern("date", DATE, 0.7)], global_regex_flags=flags)

    def validate_result(self, pattern_text: str) -> bool:
        """Whether it is that long ago."""
        age = age_of(pattern_text)
        return age is not None and age >= _LONG_AGO


def age_of(born: str) -> int | None:
    """The age today of somebody who was born on a date as people write it; None where it is no date of a birth."""
    day = _date(born)
    if day is None:
        return None
    today = clock.now().date()
    age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return age if 0 <= age <= _OLDEST else None


def _date(text: str) -> date | None:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    month = re.search(r"[a-z]{3}", re.sub(r"\d+(?:st|nd|rd|th)|\bof\b|\bthe\b", " ", text.lower()))
    if month and month[0] in _MONTHS and len(numbers) == 2:
        numbers.insert(1, _MONTHS.index(month[0]) + 1)
    if len(numbers) == 1 and len(text) in (6, 8):
        numbers = [int(text[:2]), int(text[2:4]), int(text[4:])]
    if len(numbers) != 3:
        return None
    year, middle, day = numbers if numbers[0] > 31 else reversed(numbers)
    if year < 100:
        year += 2000 if year <= clock.now().year % 100 else 1900
    try:
        return date(year, middle, day)
    except ValueError:
        return None
