"""The public API, version 1. `openapi.yml` beside this folder says what each call takes and returns."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.api import chat, contacts, description, lookup, places, plan, topics, understand


def init_app(app: Flask) -> None:
    """Registers every call."""
    bp = Blueprint("api", __name__, url_prefix="/api")
    for part in (chat, contacts, description, lookup, places, plan, topics, understand):
        part.add_to(bp)
    app.register_blueprint(bp)
