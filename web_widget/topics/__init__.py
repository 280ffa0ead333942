"""The cards of guidance, as pages."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.topics.pages import one, overview


def init_app(app: Flask) -> None:
    """Registers `/topics` and the page of each card."""
    bp = Blueprint("topics", __name__)
    bp.add_url_rule("/topics", "overview", overview)
    bp.add_url_rule("/topics/<name>", "one", one)
    app.register_blueprint(bp)
