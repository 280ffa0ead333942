"""Opening hours in words that a person in a hurry reads once."""

from __future__ import annotations

from datetime import datetime

from guidance_kb.clock import LONDON
from guidance_kb.directory.hours import OpenState

NOT_KNOWN = "Opening hours not confirmed"


def in_words(state: OpenState, at: datetime, hours_text: str | None) -> str:
    """One line such as `Open now, until 5pm today`; `hours_text` is added where only that is known."""
    if state.open_now is None:
        return f"{NOT_KNOWN} ({hours_text})" if hours_text else NOT_KNOWN
    if state.next_change is None:
        return "Open now, day and night" if state.open_now else "Closed"
    when = _when(state.next_change, at.astimezone(LONDON))
    return f"Open now, until {when}" if state.open_now else f"Closed now, opens {when}"


def _when(moment: datetime, at: datetime) -> str:
    days = (moment.date() - at.date()).days
    if days == 1 and _clock(moment) == "midnight":
        return "midnight tonight"
    if days == 0:
        day = "today"
    elif days == 1:
        day = "tomorrow"
    elif days < 7:
        day = f"on {moment:%A}"
    else:
        day = f"on {moment:%A} {moment.day} {moment:%B}"
    return f"{_clock(moment)} {day}"


def _clock(moment: datetime) -> str:
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)):
        return "midnight" if moment.hour == 0 else "midday"
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"
