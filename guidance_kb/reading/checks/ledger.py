"""The verification ledger: every way to reach a contact has been checked by somebody at some time."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb import clock
from guidance_kb.directory.ledger import Ledger
from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem


def ledger(content: Content) -> Iterator[Problem]:
    """A problem for each contact method without a check, each kind without an interval, each check of nothing."""
    checks = Ledger(content.of("verification"), content.of("check-interval"))
    intervals = {interval.id for interval in content.of("check-interval")}
    for entry in content.entries_of("contact"):
        contact = entry.record
        if contact.kind not in intervals:
            what = f"contact {contact.id}: no interval says how often a {contact.kind} is checked."
            yield Problem(entry.file, entry.line, "E303", what, "Add one to directory/check_intervals.yml.")
        for method in contact.methods:
            if checks.latest(contact, method) is None:
                what = f"contact {contact.id}: {method.value} has never been checked."
                mend = f"Check it, then: ./guidance verify {contact.id} --method rang"
                yield Problem(entry.file, content.line_of(entry, method.value), "E302", what, mend)
    known = {contact.id for contact in content.of("contact")}
    for entry in content.entries_of("verification"):
        if entry.record.contact not in known:
            what = f"is a check of `{entry.record.contact}`, which does not exist."
            yield Problem(entry.file, entry.line, "E304", what, "Correct the id.")


def overdue_checks(content: Content) -> Iterator[Problem]:
    """A problem for each contact method that should have been checked again by today."""
    today = clock.now().date()
    checks = Ledger(content.of("verification"), content.of("check-interval"))
    for entry in content.entries_of("contact"):
        for method in entry.record.methods:
            check = checks.latest(entry.record, method)
            if check is not None and check.due < today:
                what = f"contact {entry.record.id}: {method.value} was to be checked again by {check.due}."
                mend = f"Check it, then: ./guidance verify {entry.record.id} --method rang"
                yield Problem(entry.file, content.line_of(entry, method.value), "E305", what, mend, passing=True)
