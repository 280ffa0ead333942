"""Keeps what people say out of Rasa's log at every level: with `LOG_LEVEL=DEBUG` Rasa 3.6 logs each message whole.

Of what Rasa logs with an entry, the names of events and actions stay, and numbers. Of anything else (texts, slots,
events, states, the variables around an error) only its type does.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_KEPT = frozenset({"event", "level", "action_name"})
_HARMLESS = (bool, int, float, type(None))


def install() -> None:
    """Puts itself among the steps by which an entry is written, once, behind the one that adds an error to it."""
    # The list itself is changed: loggers that are already in use hold on to it.
    steps = structlog.get_config()["processors"]
    if wordless not in steps:
        steps.insert(steps.index(structlog.dev.set_exc_info) + 1, wordless)


def wordless(_: Any, __: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The entry without words."""
    said = {key: value if _is_harmless(key, value) else f"({type(value).__name__})" for key, value in entry.items()}
    if said.pop("exc_info", None):
        # Rasa would write out the variables of every function that the error came through.
        said["error"] = getattr(sys.exc_info()[0], "__name__", "error")
    return said


def _is_harmless(key: str, value: Any) -> bool:
    return key in _KEPT or isinstance(value, _HARMLESS)
