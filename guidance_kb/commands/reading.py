"""Reading the content for a command."""

from __future__ import annotations

import click

from guidance_kb import settings
from guidance_kb.reading.content import Content, read_content


def readable_content() -> Content:
    """Every record that is well formed. What is not is left to `guidance check`; a line says so."""
    content, problems = read_content(settings.content_dir())
    if problems:
        click.echo(f"{len(problems)} records cannot be read and are left out here: run `./guidance check`.", err=True)
    return content
