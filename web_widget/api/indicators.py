"""`GET /api/v1/indicators` and `/api/v1/indicators/{id}`: the indicators."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from web_widget.indicators.view import WEIGH, find_indicator, indicator_link, indicator_view
from web_widget.knowledge import kb


def add_to(bp: Blueprint) -> None:
    """Registers both calls."""
    bp.add_url_rule("/v1/indicators", "indicators", indicators)
    bp.add_url_rule("/v1/indicators/<name>", "indicator", indicator)


def indicators() -> Response:
    """Every indicator by its label, and how to weigh them."""
    base = kb()
    return jsonify({
        "indicators": [indicator_link(one) for one in base.indicators.values()],
        "weigh": base.messages[WEIGH].text,
    })  # fmt: skip


def indicator(name: str) -> Response:
    """One indicator."""
    base = kb()
    return jsonify(indicator_view(find_indicator(name, base), base))
