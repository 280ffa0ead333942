"""Conditions must use the words of the public contract, or a step would silently never apply."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb import vocabulary
from guidance_kb.reading.content import Content, Entry
from guidance_kb.reading.problem import Problem
from guidance_kb.schema.plan import Condition

_ALLOWED = {
    "role": vocabulary.ROLES,
    "age_group": vocabulary.AGE_GROUPS,
    "danger": vocabulary.DANGER,
    "consent": vocabulary.CONSENT,
    "about": vocabulary.ABOUT,
    "exploitation": vocabulary.EXPLOITATION,
    "nation": vocabulary.NATIONS,
    "route": vocabulary.ROUTES,
}


def conditions(content: Content) -> Iterator[Problem]:
    """A problem for each value of a condition that a situation can never have."""
    for entry in content.entries:
        if entry.kind in ("step", "do-not", "record"):
            for condition in (entry.record.only, *entry.record.unless):
                yield from _impossible(content, entry, condition)


def _impossible(content: Content, entry: Entry, condition: Condition) -> Iterator[Problem]:
    for field, allowed in _ALLOWED.items():
        for value in getattr(condition, field):
            if value not in allowed:
                what = f"{entry.record.id}: {field} cannot be `{value}`."
                line = content.line_of(entry, value)
                yield Problem(entry.file, line, "E401", what, f"One of: {', '.join(allowed)}.")
