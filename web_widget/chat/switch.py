"""The switch that turns the chat off, and nothing else: a file in the data folder, or `FIRSTHOUR_CHAT`.

It is looked at anew on each turn, so that every web process of a machine sees it at once and none is restarted. What
counts is that the file is there. What is in it is never read: an empty one can be made on a full disk, and one that
belongs to somebody else works as well.

In doubt the chat is off. Somebody who turned it off had a reason, and an answer that should not be given may do harm;
a chat that is off without need still leads to the emergency contacts and to every page.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Literal

from guidance_kb import settings

FILE = "chat-off"
SETTING = "FIRSTHOUR_CHAT"
Reason = Literal["setting", "file", "folder-unreadable"]


def is_off() -> bool:
    """Whether the chat is turned off now."""
    return bool(reasons())


def reasons() -> list[Reason]:
    """What keeps the chat off, as it is at this moment; empty while the chat is on."""
    found: list[Reason] = ["setting"] if _is_set() else []
    try:
        return [*found, "file"] if file_is_there() else found
    except OSError:
        return [*found, "folder-unreadable"]


def path() -> Path:
    """Where the file is looked for. Raises OSError where the data folder cannot be made."""
    return settings.data_dir().resolve() / FILE


def file_is_there() -> bool:
    """Whether there is anything of that name: a link that leads nowhere counts too. Raises OSError in doubt."""
    try:
        os.lstat(path())
    except FileNotFoundError:
        return False
    return True


def turn_off() -> None:
    """Makes the file, where it is not there yet. Raises OSError where it cannot be made."""
    file = path()  # Not below: a data folder that is a file raises the same error.
    # The file is not looked for first: afterwards it must be certain that it is there.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))


def turn_on() -> None:
    """Takes the file away. The setting stays. Raises OSError where it cannot be taken away."""
    path().unlink(missing_ok=True)


def _is_set() -> bool:
    # Anything but `on` turns it off: whoever sets this means to, and a slip of the pen must not keep it running.
    return os.environ.get(SETTING, "").strip().lower() not in ("", "on")
