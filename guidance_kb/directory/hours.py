"""Is a line open at this minute, and when does that change?

Hours are in OpenStreetMap's `opening_hours` syntax and are read by opening-hours-py. Its own calendar of public
holidays is not used: `PH` is replaced by the dates of our data, which have a source and differ by nation.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from opening_hours import OpeningHours, validate

from guidance_kb.clock import LONDON

_PUBLIC_HOLIDAYS = re.compile(r"\bPH\b")


@dataclass(frozen=True)
class OpenState:
    """What is known about a line at one minute."""

    open_now: bool | None
    """None: its hours are not known. It counts as closed."""
    next_change: datetime | None
    """When it opens or closes next, in London time; None where it never does, or is not known."""


UNKNOWN = OpenState(None, None)


def open_state(hours: str | None, at: datetime, holidays: Set[date]) -> OpenState:
    """Whether a line with these hours is open at that time.

    `at` is aware. `holidays` are the bank holidays of the nation that the line serves. In a year that they do not
    reach, nothing is known of a line that heeds them.
    """
    moment = at.astimezone(LONDON)
    if hours is None or (_heeds_holidays(hours) and _is_beyond(moment, holidays)):
        return UNKNOWN
    schedule = _schedule(hours, frozenset(holidays))
    return OpenState(schedule.is_open(moment), schedule.next_change(moment))


def readable(hours: str) -> bool:
    """Whether the hours can be read. `PH` must be a rule of its own (`Mo-Fr 09:00-17:00; PH off`)."""
    return bool(validate(_with_dates(hours, frozenset({date(2026, 12, 25)}))))


def _heeds_holidays(hours: str) -> bool:
    return bool(_PUBLIC_HOLIDAYS.search(hours))


def _is_beyond(moment: datetime, holidays: Set[date]) -> bool:
    return bool(holidays) and moment.year > max(holidays).year


@lru_cache(maxsize=512)
def _schedule(hours: str, holidays: frozenset[date]) -> OpeningHours:
    return OpeningHours(_with_dates(hours, holidays), timezone=LONDON, auto_country=False, auto_timezone=False)


def _with_dates(hours: str, holidays: frozenset[date]) -> str:
    # A date of its own overrides the weekday's rule, as PH would.
    days = ",".join(f"{day:%Y %b %d}" for day in sorted(holidays))
    return _PUBLIC_HOLIDAYS.sub(days, hours) if days else hours
