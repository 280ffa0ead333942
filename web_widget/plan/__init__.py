"""The plan: read a situation, show what follows from it."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.plan.page import page


def init_app(app: Flask) -> None:
    """Registers `/plan`."""
    bp = Blueprint("plan", __name__)
    bp.add_url_rule("/plan", "page", page)
    app.register_blueprint(bp)
