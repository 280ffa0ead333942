"""What comes out of the matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.matrix import as_text, indicators_of, reasons_for_concern
from guidance_kb.planning.planner import plan
from guidance_kb.planning.reading import Reading
from guidance_kb.source_view import source_views


def matrix_view(kb: KnowledgeBase) -> list[dict[str, Any]]:
    """The blocks with their items."""
    return [
        {
            "id": block.id,
            "heading": block.heading,
            "items": [{"id": item.id, "ask": item.ask, "indicators": list(item.indicators)} for item in block.items],
            "sources": source_views(kb.sources[name] for name in block.sources),
        }
        for block in kb.matrix.values()
    ]


def outcome(answers: Mapping[str, str], reading: Reading, kb: KnowledgeBase, at: datetime) -> dict[str, Any]:
    """The reasons for concern and the plan. There is no total. Raises MatrixError for an answer that is not known."""
    reasons = reasons_for_concern(answers, kb)
    indicators = tuple(dict.fromkeys((*reading.situation.indicators, *indicators_of(answers, kb))))
    return {
        "reasons": [{"heading": block.heading, "sentences": list(block.sentences)} for block in reasons],
        "text": as_text(reasons),
        "indicators": list(indicators),
        "plan": plan(replace(reading.situation, indicators=indicators), kb, at, reading.assumed),
    }
