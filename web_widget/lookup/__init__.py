"""The console for somebody with a caller on the line: search, cards, and a plan for the caller's situation."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.limits import TYPED, limiter
from web_widget.lookup.page import card, lines, page, results, short_plan, words


def init_app(app: Flask) -> None:
    """Registers `/lookup`, and the pieces of it that its script asks for again."""
    bp = Blueprint("lookup", __name__)
    bp.add_url_rule("/lookup", "page", page)
    bp.add_url_rule("/lookup", "words", limiter.limit(TYPED)(words), methods=["POST"])
    bp.add_url_rule("/lookup/card/<number>", "card", limiter.limit(TYPED)(card))
    bp.add_url_rule("/lookup/results", "results", limiter.limit(TYPED)(results))
    bp.add_url_rule("/lookup/lines", "lines", limiter.limit(TYPED)(lines))
    bp.add_url_rule("/lookup/plan", "plan", limiter.limit(TYPED)(short_plan))
    app.register_blueprint(bp)
