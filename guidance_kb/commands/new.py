"""`guidance new topic`: an empty card to fill in."""

from __future__ import annotations

from datetime import timedelta

import click

from guidance_kb import clock, settings
from guidance_kb.reading.content import read_content

_CARD = """---
title: {title}
number: {number}
group: {group}
audience: [everyone]
questions:
  # Six to twelve, as people really ask: a worried teacher, a parent, a manual. Half without a word of the title.
  -
sources:
  # Ids of records in content/sources/. Add a record for a new page.
  -
reviewed: {today}
review_due: {due}
contacts: [police-999, '@children']
related: []
---
The answer first, in one to three sentences. Somebody who reads only this must do the right thing.

## What to do

-

## What not to do

-

## Good to know

-
"""
_REVIEW_AFTER = timedelta(days=181)


@click.group()
def new() -> None:
    """Start a new piece of guidance."""


@new.command()
@click.argument("name")
@click.option("--title", prompt=True, help="The heading of the card.")
@click.option("--group", prompt=True, help="The folder below content/topics, such as `talking`.")
def topic(name: str, title: str, group: str) -> None:
    """Write an empty card with the id NAME. It is not live before `guidance check` finds it good."""
    path = settings.content_dir() / "topics" / group / f"{name}.md"
    if not path.parent.is_dir():
        groups = ", ".join(sorted(folder.name for folder in path.parent.parent.iterdir()))
        raise click.ClickException(f"There is no group `{group}`. One of: {groups}.")
    if list(path.parent.parent.glob(f"*/{name}.md")):
        raise click.ClickException(f"There is a card `{name}` already.")
    today = clock.now().date()
    path.write_text(
        _CARD.format(title=title, number=_next_number(group), group=group, today=today, due=today + _REVIEW_AFTER),
        "utf-8",
    )
    click.echo(f"Fill in {path}, then run: ./guidance check")


def _next_number(group: str) -> str:
    """The number after the last one that begins as those of the group do, whether or not that is still in use."""
    content, _ = read_content(settings.content_dir())
    prefix = next((one.prefix for one in content.of("group") if one.id == group and one.prefix), group[:4].upper())
    used = [one.number for kind in ("topic", "indicator", "contact", "given-up-number") for one in content.of(kind)]
    counts = (int(number.partition("-")[2]) for number in used if number.startswith(f"{prefix}-"))
    return f"{prefix}-{max(counts, default=0) + 1:02}"
