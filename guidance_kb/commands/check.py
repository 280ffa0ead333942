"""`guidance check`: everything that is wrong with the content, at once."""

from __future__ import annotations

import sys
from itertools import chain

import click
from watchfiles import watch as changes

from guidance_kb import settings
from guidance_kb.reading.content import content_version, read_content
from guidance_kb.reading.problem import in_the_way
from guidance_kb.thorough import check_thoroughly


@click.command()
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(watch: bool) -> None:
    """Say everything that is wrong with the content files: where, what, and how to mend it.

    Exits with 1 where something must be mended; what is only due again is listed and holds nothing up.
    """
    if not watch:
        sys.exit(0 if _check() else 1)
    folder, checked = settings.content_dir(), ""
    # It looks every second too: what is saved while a check runs is told to nobody.
    for _ in chain([None], changes(folder, yield_on_timeout=True, rust_timeout=1_000, raise_interrupt=False)):
        version = content_version(folder)
        if version != checked:
            checked = version
            _check()


def _check() -> bool:
    content, problems = read_content(settings.content_dir())
    # A record that cannot be read is missing everywhere else: what leans on it would drown the mistake itself.
    problems = sorted(problems or check_thoroughly(content))
    for problem in problems:
        click.echo(str(problem))
    bad = len(in_the_way(problems))
    click.echo(f"{len(content.entries)} records, {bad} to mend, {len(problems) - bad} due")
    return not bad
