"""`guidance leans-on`: every record that rests on a source."""

from __future__ import annotations

import click

from guidance_kb.commands.reading import readable_content
from guidance_kb.reading.checks.references import sources_of


@click.command("leans-on")
@click.argument("source")
def leans_on(source: str) -> None:
    """List every card, step and contact that rests on SOURCE: what to read again when it changes.

    To replace a source, add the new one and write `replaced_by: NEW-ID` on the old: `guidance check` then names them.
    """
    content = readable_content()
    if source not in {one.id for one in content.of("source")}:
        raise click.ClickException(f"There is no source `{source}`.")
    found = [entry for entry in content.entries if source in set(sources_of(entry.record))]
    for entry in found:
        click.echo(f"{entry.file}:{content.line_of(entry, source)}: {entry.kind} {getattr(entry.record, 'id', '')}")
    click.echo(f"{len(found)} records lean on {source}")
