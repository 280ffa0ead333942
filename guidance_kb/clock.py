"""The clock of every process. `FIRSTHOUR_NOW` freezes it, for tests and drills."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_FIRST_YEAR, _LAST_YEAR = 2000, 2100  # arithmetic near the calendar's ends would overflow


def now() -> datetime:
    """The time now, aware, in Europe/London; the frozen time where `FIRSTHOUR_NOW` is set.

    Raises ValueError when `FIRSTHOUR_NOW` is not an ISO 8601 time.
    """
    frozen = os.environ.get("FIRSTHOUR_NOW")
    return parse(frozen) if frozen else datetime.now(LONDON)


def parse(text: str) -> datetime:
    """An ISO 8601 time as an aware time in Europe/London; one without an offset is taken as London time.

    Raises ValueError when the text is not an ISO 8601 time of this century.
    """
    moment = datetime.fromisoformat(text)
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        raise ValueError(f"the year must lie between {_FIRST_YEAR} and {_LAST_YEAR}")
    return moment.replace(tzinfo=LONDON) if moment.tzinfo is None else moment.astimezone(LONDON)
