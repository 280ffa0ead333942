"""The first page: what this is, the widget to try, and how to embed it."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template


def init_app(app: Flask) -> None:
    """Registers `/`."""
    bp = Blueprint("home", __name__)
    bp.add_url_rule("/", "page", page)
    app.register_blueprint(bp)


def page() -> str:
    """The first page."""
    return render_template("home.html")
