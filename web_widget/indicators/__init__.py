"""The indicators, as pages."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.indicators.pages import one, overview


def init_app(app: Flask) -> None:
    """Registers `/indicators` and the page of each."""
    bp = Blueprint("indicators", __name__)
    bp.add_url_rule("/indicators", "overview", overview)
    bp.add_url_rule("/indicators/<name>", "one", one)
    app.register_blueprint(bp)
