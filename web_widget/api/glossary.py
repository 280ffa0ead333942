"""`GET /api/v1/glossary`: the words of the field."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from guidance_kb.glossary import term_view
from guidance_kb.source_view import source_views
from web_widget.knowledge import kb


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/v1/glossary", "glossary", glossary)


def glossary() -> Response:
    """Every term, with its sources."""
    base = kb()
    return jsonify({
        "terms": [
            {**term_view(term), "also": list(term.also), "topic": term.topic,
             "sources": source_views(base.sources[name] for name in term.sources)}
            for term in base.glossary.terms
        ]
    })  # fmt: skip
