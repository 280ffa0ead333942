"""Which indicators are worth asking about, after those that a description mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase
    from guidance_kb.schema.indicator import Indicator

MOST = 3
_SETTINGS = {
    "teacher": "school", "dsl": "school", "early-years": "school", "health": "health", "police": "police",
    "social-worker": "social-care", "foster-carer": "social-care", "residential-worker": "social-care",
    "transport": "transport", "border": "border", "housing": "housing", "youth-worker": "youth", "hotel": "hotel",
    "employer": "workplace", "colleague": "workplace",
}  # fmt: skip
"""Where somebody in a role would see it."""


def worth_asking(noted: Sequence[str], kb: KnowledgeBase, role: str | None, age_group: str | None) -> list[str]:
    """Up to three indicators that often stand beside those noted, best first.

    First those that several of the noted name, then those that are seen where this role works; none that is already
    noted, and none for the other age.
    """
    beside = Counter(name for one in noted for name in kb.indicators[one].also if name not in noted)
    fitting = [name for name in beside if _fits(kb.indicators[name], age_group)]
    setting = _SETTINGS.get(role or "")
    fitting.sort(key=lambda name: (-beside[name], setting not in kb.indicators[name].settings))
    return fitting[:MOST]


def _fits(indicator: Indicator, age_group: str | None) -> bool:
    # Somebody whose age is in doubt is handled as a child.
    group = "child" if age_group == "unsure" else age_group
    return group is None or indicator.applies_to in ("both", group)
