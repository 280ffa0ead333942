"""Looking things up: cards, contacts, routes and places by words."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.lookup.page import page


def init_app(app: Flask) -> None:
    """Registers `/lookup`."""
    bp = Blueprint("lookup", __name__)
    bp.add_url_rule("/lookup", "page", page)
    app.register_blueprint(bp)
