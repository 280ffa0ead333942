"""The panel with the caller's situation: its fields, and what a caller's words put into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.understanding.danger import in_danger
from guidance_kb.understanding.situation import find_entities, situation_from
from web_widget.plan.form import Field, fields

_LABELS = {
    "danger": "name-of-danger", "role": "lookup-role", "age_group": "lookup-age-group", "missing": "name-of-missing",
    "about": "lookup-about", "consent": "lookup-consent",
}  # fmt: skip
KEPT = ("exploitation", "indicators")
"""Fields that pasted words may give and that the panel keeps without asking for them."""
SITUATION = (*_LABELS, "age", "place", *KEPT)
OUTCOMES = {"filled": "lookup-filled", "nothing": "lookup-nothing-taken", "danger": "lookup-danger"}
"""What can come of a caller's words, each with the sentence that says so."""


def choices(kb: KnowledgeBase) -> list[Field]:
    """The fields of the panel in their order, with short labels: somebody is on the line."""
    known = {field.name: field for field in fields(kb)}
    return [replace(known[name], label=kb.messages[label].text) for name, label in _LABELS.items()]


def taken_from(words: str, kb: KnowledgeBase) -> dict[str, str]:
    """The situation that a caller's words give, as an address says it. Danger that they may mean counts as danger."""
    found: dict[str, Any] = situation_from(find_entities(words, kb.gazetteer))
    if in_danger(words):
        found["danger"] = "now"
    return {name: _written(value) for name, value in found.items() if name in SITUATION}


def outcome_of(words: str, taken: Mapping[str, str]) -> str:
    """What came of a caller's words: a name in `OUTCOMES`."""
    if in_danger(words):
        return "danger"
    return "filled" if taken else "nothing"


def _written(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ",".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
