"""The public API, version 1. `openapi.yml` beside this folder says what each call takes and returns."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.api import (
    chat,
    contacts,
    description,
    glossary,
    indicators,
    lookup,
    matrix,
    places,
    plan,
    referral,
    topics,
    understand,
)


def init_app(app: Flask) -> None:
    """Registers every call."""
    bp = Blueprint("api", __name__, url_prefix="/api")
    parts = (
        chat,
        contacts,
        description,
        glossary,
        indicators,
        lookup,
        matrix,
        places,
        plan,
        referral,
        topics,
        understand,
    )
    for part in parts:
        part.add_to(bp)
    app.register_blueprint(bp)
