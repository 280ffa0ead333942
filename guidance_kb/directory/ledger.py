"""How far each way to reach a contact can be trusted on a day: what the verification ledger says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from guidance_kb.schema.contact import Contact, Method
from guidance_kb.schema.verification import CheckInterval, Verification

Status = Literal["verified", "sourced", "disputed", "overdue"]
_VERIFIES = ("rang", "wrote", "opened-owners-page")


@dataclass(frozen=True)
class Standing:
    """What is known of one method on one day."""

    status: Status
    check: Verification | None
    """The latest check; None where there was none."""
    doubtful: bool
    """Never to be the only way out: nobody has confirmed a lead that needed it."""
    gives_way: bool
    """The number is not shown any more: its check is too long ago, or it was tried and does not work."""


class Ledger:
    """The latest check of every method."""

    def __init__(self, checks: Iterable[Verification], intervals: Iterable[CheckInterval]) -> None:
        # Checks of one day stand in the order in which they were written down.
        in_order = sorted(checks, key=lambda check: check.checked)
        self._latest = {(check.contact, check.method, check.value): check for check in in_order}
        self._intervals = {interval.id: interval for interval in intervals}

    def latest(self, contact: Contact, method: Method) -> Verification | None:
        """The latest check of this very number or address; None where there was none."""
        return self._latest.get((contact.id, method.kind, method.value))

    def standing(self, contact: Contact, method: Method, on: date) -> Standing:
        """How far the method can be trusted on that day."""
        check = self.latest(contact, method)
        if check is None:
            return Standing("sourced", None, doubtful=True, gives_way=False)
        overdue = on > check.due
        verified = check.how in _VERIFIES and check.works
        return Standing(
            status="overdue" if overdue else _status(method, verified),
            check=check,
            doubtful=method.verify_first and not verified,
            gives_way=not check.works or (overdue and self._too_old(contact, check, on)),
        )

    def next_due(self, contact: Contact, on: date) -> date:
        """When something that is checked on that day is to be checked again."""
        return on + timedelta(days=self._intervals[contact.kind].every_days)

    def _too_old(self, contact: Contact, check: Verification, on: date) -> bool:
        interval = self._intervals.get(contact.kind)
        if interval is None or interval.gives_way_after_days is None:
            return False
        return on > check.due + timedelta(days=interval.gives_way_after_days)


def _status(method: Method, verified: bool) -> Status:
    if verified:
        return "verified"
    return "disputed" if method.disputed else "sourced"
