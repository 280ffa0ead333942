"""The directory as a page: whom to ring where somebody is, and who is open now."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.contacts.page import page


def init_app(app: Flask) -> None:
    """Registers `/contacts`."""
    bp = Blueprint("contacts", __name__)
    bp.add_url_rule("/contacts", "page", page)
    app.register_blueprint(bp)
