"""`python -m web_widget chat off`, `on` and `state`: the switch for whoever runs First Hour."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from guidance_kb import clock, settings
from web_widget.chat import switch


@click.group()
def chat() -> None:
    """Turn the chat off and on, alone: the console, the plan, the contacts and all other pages stay."""


@chat.command()
def off() -> None:
    """Turn the chat off, at once, for every web process of this machine that uses this data folder."""
    is_new = not _is_in_use(settings.data_dir)
    _tried(switch.turn_off, f" {switch.SETTING}=off and a restart of the web app turn the chat off too.")
    click.echo(f"The chat is off: {switch.path()} is there.")
    if is_new:
        click.echo(
            "That folder was empty. If FIRSTHOUR_DATA_DIR is not what it is for the web app, the chat goes on: "
            "see what /readyz says under `chat`.",
            err=True,
        )


@chat.command()
def on() -> None:
    """Turn the chat on again."""
    _tried(switch.turn_on)
    if "setting" in switch.reasons():
        raise click.ClickException(f"The file is gone, but {switch.SETTING} keeps the chat off. Unset it and restart.")
    click.echo("The chat is on.")


@chat.command()
def state() -> None:
    """Say whether the chat is on, as this data folder and this environment have it. The web app's own: /readyz."""
    why = {
        "setting": lambda: f"{switch.SETTING} is {os.environ[switch.SETTING]}",
        "file": lambda: f"{switch.path()} is there, since {_since(switch.path())}",
        "folder-unreadable": lambda: "the data folder cannot be looked into, by you at least",
    }
    found = switch.reasons()
    click.echo(f"The chat is off: {'; '.join(why[reason]() for reason in found)}." if found else "The chat is on.")


def _tried(change: Callable[[], None], or_else: str = "") -> None:
    try:
        change()
    except OSError as error:
        raise click.ClickException(f"Nothing was changed: {error.strerror}: {error.filename}.{or_else}") from None


def _is_in_use(folder: Callable[[], Path]) -> bool:
    """Whether there is anything in it, as there is where a web app has run."""
    try:
        return any(folder().iterdir())
    except OSError:
        return True  # What is wrong with it is said when the file is made.


def _since(path: Path) -> str:
    return f"{datetime.fromtimestamp(path.lstat()[stat.ST_MTIME], clock.LONDON):%Y-%m-%d %H:%M}"
