"""Open at this minute or not: nights, bank holidays and the two nights on which the clock changes."""

from __future__ import annotations

from datetime import date

import pytest

from guidance_kb.clock import parse
from guidance_kb.directory.hours import UNKNOWN, open_state, readable

DAY = "Mo-Fr 09:00-17:00; PH off"
NIGHT = "Mo-Fr 00:00-09:00,17:00-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00"
ACROSS_MIDNIGHT = "Mo-Th 17:00-09:00"
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
AUGUST = frozenset({date(2026, 8, 31)})


def is_open(hours: str, at: str, holidays: frozenset[date] = frozenset()) -> bool | None:
    return open_state(hours, parse(at), holidays).open_now


def next_change(hours: str, at: str, holidays: frozenset[date] = frozenset()) -> str:
    change = open_state(hours, parse(at), holidays).next_change
    assert change is not None
    return change.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("at", "day_line", "night_line"),
    [
        ("2026-11-24T11:00", True, False),  # a Tuesday
        ("2026-11-24T08:59", False, True),
        ("2026-11-24T09:00", True, False),
        ("2026-11-24T16:59", True, False),
        ("2026-11-24T17:00", False, True),
        ("2026-11-28T11:00", False, True),  # a Saturday
        ("2026-12-25T03:00", False, True),  # Christmas night
        ("2026-12-25T11:00", False, True),
        ("2026-12-28T11:00", False, True),  # the substitute day for Boxing Day
        ("2026-12-29T11:00", True, False),
    ],
)
def test_one_of_the_two_lines_is_open_and_never_both(at: str, day_line: bool, night_line: bool) -> None:
    assert (is_open(DAY, at, CHRISTMAS), is_open(NIGHT, at, CHRISTMAS)) == (day_line, night_line)


def test_a_bank_holiday_monday_is_not_a_working_day() -> None:
    assert is_open(DAY, "2026-08-31T11:00", AUGUST) is False
    assert is_open(DAY, "2026-08-31T11:00") is True
    assert next_change(DAY, "2026-08-31T11:00", AUGUST) == "2026-09-01T09:00+01:00"


def test_a_night_over_christmas_is_one_stretch() -> None:
    assert next_change(NIGHT, "2026-12-24T18:00", CHRISTMAS) == "2026-12-29T09:00+00:00"


@pytest.mark.parametrize(("at", "expected"), [
    ("2026-11-23T23:59", True), ("2026-11-24T00:01", True), ("2026-11-24T08:59", True), ("2026-11-24T09:01", False),
    ("2026-11-27T03:00", True),  # Friday, in the shift that began on Thursday
    ("2026-11-27T23:00", False),  # no shift begins on Friday
])  # fmt: skip
def test_a_shift_goes_on_across_midnight(at: str, expected: bool) -> None:
    assert is_open(ACROSS_MIDNIGHT, at) is expected


def test_on_the_night_the_clock_goes_forward_the_shift_ends_on_the_wall_clock() -> None:
    assert is_open(NIGHT, "2026-03-29T00:59") is True
    assert is_open(NIGHT, "2026-03-29T02:01+01:00") is True
    assert next_change(ACROSS_MIDNIGHT, "2026-03-26T23:00") == "2026-03-27T09:00+00:00"
    assert next_change(NIGHT, "2026-03-28T23:00") == "2026-03-30T09:00+01:00"


def test_on_the_night_the_clock_goes_back_the_hour_that_comes_twice_is_open_twice() -> None:
    assert is_open(NIGHT, "2026-10-25T01:30+01:00") is True
    assert is_open(NIGHT, "2026-10-25T01:30+00:00") is True
    assert next_change(NIGHT, "2026-10-25T01:30+01:00") == "2026-10-26T09:00+00:00"


def test_a_time_from_elsewhere_is_read_in_london() -> None:
    assert is_open(DAY, "2026-07-01T16:30+00:00") is False  # half past five in London
    assert is_open(DAY, "2026-07-01T08:30+00:00") is True


def test_hours_that_nobody_knows_are_never_open() -> None:
    assert open_state(None, parse("2026-11-24T11:00"), frozenset()) == UNKNOWN


def test_a_line_that_never_closes_has_no_next_change() -> None:
    state = open_state("24/7", parse("2026-12-25T03:00"), CHRISTMAS)
    assert (state.open_now, state.next_change) == (True, None)


@pytest.mark.parametrize("hours", ["always", "Mo-Fr 9 to 5", "Mo-Fr 09:00-17:00; Sa,PH off"])
def test_hours_that_cannot_be_read_are_known_beforehand(hours: str) -> None:
    assert not readable(hours)


def test_in_a_year_whose_bank_holidays_are_not_known_a_line_that_heeds_them_is_not_called_open() -> None:
    assert open_state(DAY, parse("2027-12-27T11:00"), CHRISTMAS) == UNKNOWN
    assert is_open("24/7", "2027-12-27T11:00", CHRISTMAS) is True
