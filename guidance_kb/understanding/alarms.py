"""The danger screen's data: what sounds an alarm, and what takes it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.words import vocabulary

CUES = ("soon", "soon-strict", "near", "live", "plea", "safe", "safe-undone", "safe-doubted")
_REACH = {"touching": "@", "just-before": ".. @"}
"""How far before the alarm (`@`) a blocker may stand."""


@dataclass(frozen=True)
class Alarm:
    """A thing that, said of now, means danger."""

    id: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    """Cues of which one must be there as well; empty: it stands alone."""
    ignores: frozenset[str]
    """Ids of blockers that do not take it back."""
    example: str


@dataclass(frozen=True)
class Blocker:
    """A thing that takes an alarm back, where it stands in the right place."""

    id: str
    pattern: re.Pattern[str]
    where: str
    unless: frozenset[str]
    """Cues that lift it."""
    asks: bool
    """True: it counts only in a sentence that asks something."""
    of: frozenset[str]
    """The alarms that it takes back; empty: all that do not ignore it."""

    def concerns(self, alarm: Alarm) -> bool:
        """Whether this may take that alarm back at all."""
        return self.id not in alarm.ignores and (not self.of or alarm.id in self.of)


@dataclass(frozen=True)
class Screen:
    """Everything that the danger screen looks for."""

    alarms: tuple[Alarm, ...]
    blockers: tuple[Blocker, ...]
    cues: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=1)
def screen() -> Screen:
    """The screen of `vocabulary/danger.yml`, compiled once. Raises ValueError for a phrase not well formed."""
    data = vocabulary("danger")
    groups = {**vocabulary("people")["groups"], **data["groups"]}
    cues = {name: compiled(data[name], groups) for name in CUES}
    return Screen(
        tuple(_alarm(raw, groups) for raw in data["alarms"]),
        tuple(_blocker(raw, groups) for raw in data["blockers"]),
        cues,
    )


def _alarm(raw: dict[str, Any], groups: Mapping[str, Any]) -> Alarm:
    return Alarm(
        raw["id"],
        compiled(raw["says"], groups),
        frozenset(raw.get("needs", ())),
        frozenset(raw.get("ignores", ())),
        raw["example"],
    )


def _names(value: Any) -> frozenset[str]:
    return frozenset([value] if isinstance(value, str) else value)


def _blocker(raw: dict[str, Any], groups: Mapping[str, Any]) -> Blocker:
    says: Iterable[str] = raw["says"]
    if raw["where"] in _REACH:
        then = f" ({'|'.join(raw['then'])})" if "then" in raw else ""
        says = [f"({phrase}) {_REACH[raw['where']]}{then}" for phrase in says]
    return Blocker(
        raw["id"],
        compiled(says, groups),
        raw["where"],
        _names(raw.get("unless", ())),
        "asks" in raw,
        frozenset(raw.get("of", ())),
    )
