"""`POST /api/v1/understand`: what is taken from one message. No conversation is started and nothing is kept."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, jsonify
from pydantic import StrictStr

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.search import search
from guidance_kb.spotting.spot import Spotted, spot
from guidance_kb.understanding.danger import in_danger
from guidance_kb.understanding.situation import find_entities, situation_from
from web_widget.api.body import json_object, readable
from web_widget.engine import EngineError
from web_widget.fields import Request, validated
from web_widget.knowledge import kb
from web_widget.limits import CHAT, limiter
from web_widget.redaction import without_identifiers


class UnderstandRequest(Request):
    """The body of the call."""

    message: StrictStr


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/v1/understand", "understand", limiter.limit(CHAT)(understand), methods=["POST"])


def understand() -> Response:
    """What one message says."""
    redacted = without_identifiers(readable(validated(UnderstandRequest, json_object()).message))
    text = redacted.text
    base = kb()
    found = situation_from(find_entities(text, base.gazetteer))
    return jsonify({
        "redacted": text,
        "removed": [{"kind": kind, "count": count} for kind, count in redacted.removed.items()],
        "danger": in_danger(text),
        "intent": _intent(text),
        "situation": found,
        "indicators": [_indicator(one, base) for one in spot(text, base)],
        "topics": [{"id": hit.id, "score": hit.score} for hit in search(base, text)],
    })  # fmt: skip


def _indicator(one: Spotted, base: KnowledgeBase) -> dict[str, str]:
    return {
        "id": one.id,
        "number": base.indicators[one.id].number,
        "label": base.indicators[one.id].label,
        "quote": one.quote,
    }


def _intent(text: str) -> dict[str, Any]:
    """The engine's reading; a name of null when it cannot be asked."""
    try:
        return dict(current_app.extensions["engine"].parse(text))
    except EngineError:
        return {"name": None, "confidence": 0.0}
