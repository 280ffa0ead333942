"""What a button may say. A choice is checked against what can exist, and never read as text."""

from __future__ import annotations

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.reading import OLDEST
from guidance_kb.vocabulary import ABOUT, AGE_GROUPS, CONSENT, DANGER, EXPLOITATION, ROLES
from web_widget.errors import Problem

SKIP = "skip"
"""Leaves a field unsaid."""

_VALUES: dict[str, tuple[str, ...]] = {
    "role": ROLES,
    "age_group": AGE_GROUPS,
    "age": tuple(str(years) for years in range(OLDEST + 1)),
    "danger": DANGER,
    "missing": ("true", "false"),
    "consent": CONSENT,
    "about": ABOUT,
    "exploitation": EXPLOITATION,
}


def checked_choice(choice: str, kb: KnowledgeBase) -> str:
    """The choice, such as `role:teacher`, if a reply could offer it. Raises Problem where none could."""
    field, _, value = choice.partition(":")
    if not _can_exist(field, value, kb):
        raise Problem("bad-request", [{"field": "choice", "problem": "is not one that a reply offers"}])
    return choice


def _can_exist(field: str, value: str, kb: KnowledgeBase) -> bool:
    if field == "topic":
        return value in kb.topics
    if field == "place":
        return value == SKIP or kb.gazetteer.get(value) is not None
    return field in _VALUES and (value == SKIP or value in _VALUES[field])
