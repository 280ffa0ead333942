"""What the service says about itself: accessibility and privacy."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.statements.pages import accessibility, privacy


def init_app(app: Flask) -> None:
    """Registers `/accessibility` and `/privacy`."""
    bp = Blueprint("statements", __name__)
    bp.add_url_rule("/accessibility", "accessibility", accessibility)
    bp.add_url_rule("/privacy", "privacy", privacy)
    app.register_blueprint(bp)
