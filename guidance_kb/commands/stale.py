"""`guidance stale`: what is to be looked at again in the next 30, 60 and 90 days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import click

from guidance_kb import clock
from guidance_kb.commands.reading import readable_content
from guidance_kb.directory.ledger import Ledger
from guidance_kb.reading.content import Content

_WITHIN = (30, 60, 90)
Due = tuple[date, str]


@click.command()
def stale() -> None:
    """List the cards to review and the contacts to check: overdue, and due in 30, 60 and 90 days."""
    content, today = readable_content(), clock.now().date()
    due = sorted([*cards_due(content), *contacts_due(content)])
    after = date.min
    for title, days in (("Overdue", -1), *((f"Due within {days} days", days) for days in _WITHIN)):
        until = today + timedelta(days=days)
        items = [(day, what) for day, what in due if after < day <= until]
        click.echo(f"{title}: {len(items)}")
        for day, what in items:
            click.echo(f"  {day}  {what}")
        after = until


def cards_due(content: Content) -> Iterator[Due]:
    """When each card is to be reviewed again."""
    for card in content.of("topic"):
        yield card.review_due, f"review the card {card.id} ({card.title})"


def contacts_due(content: Content) -> Iterator[Due]:
    """When each way to reach a contact is to be checked again."""
    ledger = Ledger(content.of("verification"), content.of("check-interval"))
    for contact in content.of("contact"):
        for method in contact.methods:
            if check := ledger.latest(contact, method):
                yield check.due, f"check {contact.id}: {method.kind} {method.value}"
