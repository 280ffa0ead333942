"""One thing that a message says about a situation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = str | int | bool | list[str]


@dataclass(frozen=True)
class Entity:
    """A field of the situation, its value, and the words of the message that gave it."""

    field: str
    value: Value
    start: int
    end: int
    text: str
