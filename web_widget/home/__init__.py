"""The first page: what this is, the widget to try, and how to embed it."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template

WAYS_IN = (
    ("/chat", "Ask First Hour", "Say what you see, or ask a question."),
    ("/plan", "Make a plan", "A few choices, and the steps for your role, in order."),
    ("/contacts", "Find a contact", "Whom to ring where you are, and who is open now."),
    ("/lookup", "Look it up", "Guidance and contacts by words."),
)
"""What one can do from here: address, name, and what it gives."""


def init_app(app: Flask) -> None:
    """Registers `/`."""
    bp = Blueprint("home", __name__)
    bp.add_url_rule("/", "page", page)
    app.register_blueprint(bp)


def page() -> str:
    """The first page."""
    return render_template("home/page.html", ways_in=WAYS_IN)
