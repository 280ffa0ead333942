"""The command line of the knowledge base, one module a command."""

from __future__ import annotations

import click

from guidance_kb.commands.as_at import as_at
from guidance_kb.commands.check import check
from guidance_kb.commands.gaps import gaps
from guidance_kb.commands.leans_on import leans_on
from guidance_kb.commands.new import new
from guidance_kb.commands.replay import replay
from guidance_kb.commands.stale import stale
from guidance_kb.commands.verify import verify


@click.group()
def guidance() -> None:
    """Keep the guidance: check it, see what has gone stale, verify contacts, see what was said."""


for _command in (check, stale, gaps, verify, leans_on, new, replay, as_at):
    guidance.add_command(_command)
