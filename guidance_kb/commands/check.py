"""`guidance check`: everything that is wrong with the content, at once."""

from __future__ import annotations

import sys

import click
from watchfiles import watch as changes

from guidance_kb import settings
from guidance_kb.reading.content import read_content
from guidance_kb.reading.problem import in_the_way
from guidance_kb.thorough import check_thoroughly


@click.command()
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(watch: bool) -> None:
    """Say everything that is wrong with the content files: where, what, and how to mend it.

    Exits with 1 where something must be mended; what is only due again is listed and holds nothing up.
    """
    good = _check()
    if watch:
        for _ in changes(settings.content_dir(), raise_interrupt=False):
            click.echo("")
            _check()
        return
    sys.exit(0 if good else 1)


def _check() -> bool:
    content, problems = read_content(settings.content_dir())
    # A record that cannot be read is missing everywhere else: what leans on it would drown the mistake itself.
    problems = sorted(problems or check_thoroughly(content))
    for problem in problems:
        click.echo(str(problem))
    bad = len(in_the_way(problems))
    click.echo(f"{len(content.entries)} records, {bad} to mend, {len(problems) - bad} due")
    return not bad
