"""Which of a contact's lines to show first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, time

from guidance_kb.clock import LONDON
from guidance_kb.directory.hours import OpenState
from guidance_kb.schema.contact import Contact, Method

# Whom a line kept for professionals would turn away: people who ring for themselves or as neighbours, and staff of a
# business. A role that nobody knows (`other`) is counted with them: the public's line answers a professional too.
NOT_PROFESSIONALS = frozenset({"public", "parent", "self", "colleague", "employer", "hotel", "transport", "other"})

_OFFICE_OPENS, _OFFICE_CLOSES = time(9), time(17)


def phones_for(contact: Contact, role: str | None) -> list[Method]:
    """The phone lines that somebody in this role may use; while the role is not known, those for professionals last."""
    phones = [method for method in contact.methods if method.kind == "phone"]
    if role is None:
        return sorted(phones, key=lambda line: line.professionals_only)
    return [line for line in phones if not (line.professionals_only and role in NOT_PROFESSIONALS)]


def choose(
    phones: Sequence[Method],
    states: Mapping[Method, OpenState],
    at: datetime,
    holidays: Set[date],
    doubtful: Set[Method] = frozenset(),
) -> Method | None:
    """The line to ring at that minute.

    A line that is known to be open; else one whose hours are not known but which is meant for this part of the week;
    else the one that opens next. Among equals the first of `phones`, and one of the `doubtful` last.
    """
    wanted = ("day", "any") if _in_office_hours(at, holidays) else ("out-of-hours", "any")

    def rank(line: Method) -> tuple[int, bool, float]:
        state = states[line]
        change = state.next_change.timestamp() if state.next_change else float("inf")
        if state.open_now:
            return 0, line in doubtful, 0.0
        if state.open_now is None:
            return (1 if line.period in wanted else 2), line in doubtful, 0.0
        return 3, line in doubtful, change

    return min(phones, key=rank, default=None)


def _in_office_hours(at: datetime, holidays: Set[date]) -> bool:
    moment = at.astimezone(LONDON)
    working_day = moment.weekday() < 5 and moment.date() not in holidays
    return working_day and _OFFICE_OPENS <= moment.time() < _OFFICE_CLOSES
