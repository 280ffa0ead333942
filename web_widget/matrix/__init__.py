"""The risk matrix of the London toolkit, as a page."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.matrix.page import page


def init_app(app: Flask) -> None:
    """Registers `/matrix`. What is answered travels in the body of a request, never in an address."""
    bp = Blueprint("matrix", __name__)
    bp.add_url_rule("/matrix", "page", page, methods=["GET", "POST"])
    app.register_blueprint(bp)
