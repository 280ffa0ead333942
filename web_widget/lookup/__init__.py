"""The console for somebody with a caller on the line: search, cards, and a plan for the caller's situation."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.limits import TYPED, limiter
from web_widget.lookup.page import card, lines, page, words


def init_app(app: Flask) -> None:
    """Registers `/lookup`, and the two pieces of it that its script asks for again."""
    bp = Blueprint("lookup", __name__)
    bp.add_url_rule("/lookup", "page", page)
    bp.add_url_rule("/lookup", "words", limiter.limit(TYPED)(words), methods=["POST"])
    bp.add_url_rule("/lookup/card/<number>", "card", limiter.limit(TYPED)(card))
    bp.add_url_rule("/lookup/lines", "lines", limiter.limit(TYPED)(lines))
    app.register_blueprint(bp)
