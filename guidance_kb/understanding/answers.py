"""Bare answers to a question: "12", "no", "not sure", "peckham"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from guidance_kb.understanding.ages import find_bare_age
from guidance_kb.understanding.entity import Entity, Value
from guidance_kb.understanding.places import resolve_place
from guidance_kb.understanding.roles import bare_role
from guidance_kb.understanding.rulebook import says
from guidance_kb.understanding.text import Sentence

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer

SKIP = "skip"
_MEANINGS: Mapping[str, Mapping[str, Value]] = {
    "danger": {"skip": SKIP, "unsure": "unsure", "yes": "now", "no": "no"},
    "consent": {"skip": SKIP, "unsure": "unknown", "consent_yes": "yes", "yes": "yes", "no": "no"},
    "missing": {"skip": SKIP, "unsure": SKIP, "missing_yes": True, "yes": True, "no": False},
    "age_group": {"skip": SKIP, "unsure": "unsure", "child": "child", "adult": "adult"},
    "role": {"skip": SKIP, "unsure": SKIP},
    "place": {"skip": SKIP, "unsure": SKIP},
}
"""For each field that the form asks: what a kind of answer means. Tried in this order."""


def bare_answer(expecting: str, found: Sequence[Sentence], message: str, gazetteer: Gazetteer) -> list[Entity]:
    """What the message says when it is read as the answer to the question for this field, or nothing."""
    if not found:
        return []
    for kind, value in _MEANINGS.get(expecting, {}).items():
        if says("answers", kind, found[:1]):
            return [Entity(expecting, value, 0, len(message), message)]
    if expecting in ("age_group", "age"):
        return find_bare_age(found, message)
    if expecting == "role":
        return [role for role in [bare_role(found, message)] if role]
    if expecting == "place":
        return [place for place in [resolve_place(message, gazetteer)] if place]
    return []
