"""Bare answers to a question: "12", "no", "not sure", "peckham"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from guidance_kb.understanding.ages import find_bare_age
from guidance_kb.understanding.entity import Entity, Value
from guidance_kb.understanding.places import resolve_place
from guidance_kb.understanding.roles import bare_role
from guidance_kb.understanding.rulebook import pattern, says
from guidance_kb.understanding.text import Sentence, sentences

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer

SKIP = "skip"
_WHOLE = frozenset({"yes", "no", "danger_no", "consent_wants", "consent_wants_not", "self"})
"""Kinds that must be the whole message: "she is" means yes, "she is scared" does not."""
_MEANINGS: Mapping[str, Mapping[str, Value]] = {
    "danger": {
        "danger_yes": "now",
        "yes": "now",
        "no": "no",
        "danger_no": "no",
        "danger_unsure": "unsure",
        "no_first": "no",
        "skip": SKIP,
        "unsure": "unsure",
    },
    "consent": {
        "skip": SKIP,
        "consent_unknown": "unknown",
        "unsure": "unknown",
        "consent_yes": "yes",
        "consent_wants": "yes",
        "consent_wants_not": "no",
        "yes": "yes",
        "no": "no",
    },
    "missing": {"skip": SKIP, "unsure": SKIP, "missing_yes": True, "yes": True, "no": False},
    "age_group": {"skip": SKIP, "unsure": "unsure", "child": "child", "adult": "adult"},
    "role": {"skip": SKIP, "unsure": SKIP, "self": "self"},
    "place": {"skip": SKIP, "unsure": SKIP},
}
"""For each field that the form asks: what a kind of answer means. Tried in this order."""


def bare_answer(expecting: str, found: Sequence[Sentence], message: str, gazetteer: Gazetteer) -> list[Entity]:
    """What the message says when it is read as the answer to the question for this field, or nothing."""
    if not found:
        return []
    for kind, value in _MEANINGS.get(expecting, {}).items():
        if _says(kind, found):
            return [Entity(expecting, value, 0, len(message), message)]
    if expecting in ("age_group", "age"):
        return find_bare_age(found, message)
    if expecting == "role":
        return [role for role in [bare_role(found, message)] if role]
    if expecting == "place":
        return [place for place in [resolve_place(message, gazetteer)] if place]
    return []


def says_no_first(message: str) -> bool:
    """True for an answer that begins with "no" and then says something harmless: "nah not right now all quiet"."""
    return says("answers", "no_first", sentences(message)[:1])


def _says(kind: str, found: Sequence[Sentence]) -> bool:
    if kind not in _WHOLE:
        return says("answers", kind, found[:1])
    words = "".join(sentence.plain[:-2] for sentence in found)
    return _whole(kind).fullmatch(f"{words} ") is not None


@cache
def _whole(kind: str) -> re.Pattern[str]:
    return re.compile(f"{pattern('answers', kind).pattern} ")
