"""`guidance as-at`: the card of a day."""

from __future__ import annotations

from datetime import datetime

import click

from guidance_kb import settings
from guidance_kb.history import HistoryError, find_as_at, shown


@click.command("as-at")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.argument("topic")
def as_at(day: datetime, topic: str) -> None:
    """Show the card TOPIC as it stood at the end of DAY, with its sources of then."""
    try:
        found = find_as_at(day.date(), topic, settings.content_dir())
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    if found is None:
        raise click.ClickException(f"There was no card `{topic}` on {day:%Y-%m-%d}.")
    click.echo(shown(found, settings.content_dir()))
