"""An indicator as the API and the pages show it."""

from __future__ import annotations

from typing import Any

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.replies import topic_link
from guidance_kb.schema.indicator import Exploitation, Indicator
from guidance_kb.source_view import source_views
from web_widget.errors import Problem

WEIGH = "weigh-indicators"
"""The message that stands beside every indicator: how to weigh it."""
ACT = "indicator-act"
"""The message that stands before it: what to do, whatever it means."""


def find_indicator(name: str, kb: KnowledgeBase) -> Indicator:
    """The indicator with this id. Raises Problem where there is none."""
    indicator = kb.indicators.get(name)
    if indicator is None:
        raise Problem("not-found")
    return indicator


def indicator_link(indicator: Indicator) -> dict[str, str]:
    """How an indicator is pointed at."""
    return {
        "id": indicator.id,
        "number": indicator.number,
        "label": indicator.label,
        "category": indicator.category,
        "url": f"/indicators/{indicator.id}",
    }


def indicator_view(indicator: Indicator, kb: KnowledgeBase) -> dict[str, Any]:
    """The whole indicator, with how to weigh it."""
    return {
        **indicator_link(indicator),
        "applies_to": indicator.applies_to,
        "meaning": indicator.meaning,
        "points_to": [_form(kb.exploitation[name], kb) for name in indicator.points_to],
        "why": indicator.why,
        "settings": [{"id": name, "title": kb.settings[name].title} for name in indicator.settings],
        "look_for": list(indicator.look_for),
        "also": [indicator_link(kb.indicators[name]) for name in indicator.also],
        "act": kb.messages[ACT].text,
        "weigh": kb.messages[WEIGH].text,
        "sources": source_views(kb.sources[name] for name in indicator.sources),
        "basis": indicator.basis,
    }


def _form(form: Exploitation, kb: KnowledgeBase) -> dict[str, Any]:
    return {"id": form.id, "title": form.title, "topic": topic_link(kb.topics[form.topic]) if form.topic else None}
