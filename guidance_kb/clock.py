"""The clock of every process. `FIRSTHOUR_NOW` freezes it, for tests and drills."""

from __future__ import annotations

import os
from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The time now, aware, in Europe/London; the frozen time where `FIRSTHOUR_NOW` is set.

    Raises ValueError when `FIRSTHOUR_NOW` is not an ISO 8601 time.
    """
    frozen = os.environ.get("FIRSTHOUR_NOW")
    return parse(frozen) if frozen else datetime.now(LONDON)


def parse(text: str) -> datetime:
    """An ISO 8601 time as an aware time in Europe/London; one without an offset is taken as London time.

    Raises ValueError when the text is not an ISO 8601 time.
    """
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=LONDON) if moment.tzinfo is None else moment.astimezone(LONDON)
