"""`guidance replay`: exactly what an answer said."""

from __future__ import annotations

import click

from guidance_kb import settings
from guidance_kb.history import HistoryError, find_by_hash, shown


@click.command()
@click.argument("hash_", metavar="HASH")
def replay(hash_: str) -> None:
    """Show the card that was said with HASH, as it was, with its sources of then.

    HASH stands with every answer; a whole version (`2026-11-23.1a2b3c4d`) does as well.
    """
    try:
        found = find_by_hash(hash_.rpartition(".")[2], settings.content_dir())
    except HistoryError as error:
        raise click.ClickException(str(error)) from None
    if found is None:
        raise click.ClickException(f"No card in the history of the content has the hash {hash_}.")
    click.echo(shown(found, settings.content_dir()))
