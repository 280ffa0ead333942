"""`GET /api/v1/topics` and `/api/v1/topics/{id}`: the cards."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from guidance_kb import clock
from guidance_kb.replies import topic_link
from web_widget.knowledge import kb
from web_widget.place import find_slug
from web_widget.topics.card import card_view, find_topic


def add_to(bp: Blueprint) -> None:
    """Registers both calls."""
    bp.add_url_rule("/v1/topics", "topics", topics)
    bp.add_url_rule("/v1/topics/<name>", "topic", topic)


def topics() -> Response:
    """Every card, without its text."""
    return jsonify({"topics": [{**topic_link(one), "group": one.group} for one in kb().topics.values()]})


def topic(name: str) -> Response:
    """One card; `place` fills in the lines that depend on it."""
    base = kb()
    place = find_slug(request.args.get("place"), base)
    return jsonify(card_view(find_topic(name, base), base, clock.now(), place))
