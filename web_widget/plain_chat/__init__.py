"""The chat without JavaScript: `/chat`."""

from __future__ import annotations

from flask import Blueprint, Flask
from werkzeug.exceptions import HTTPException

from web_widget.emergency import BROKEN
from web_widget.errors import Problem
from web_widget.limits import CHAT, limiter
from web_widget.plain_chat import page
from web_widget.plain_chat.so_far import Carrier, EndedError
from web_widget.tokens import BadTokenError


def init_app(app: Flask) -> None:
    """Registers `/chat`. Whatever goes wrong with a form is answered on its own page, with what was typed."""
    app.extensions["carrier"] = Carrier(app.config["SECRET_KEY"])
    bp = Blueprint("plain_chat", __name__)
    bp.add_url_rule("/chat", "begin", page.begin)
    counted = limiter.limit(CHAT, exempt_when=page.is_the_end, override_defaults=False)
    bp.add_url_rule("/chat", "talk", counted(page.talk), methods=["POST"])
    bp.register_error_handler(Problem, lambda problem: page.refuse(problem.code))
    bp.register_error_handler(EndedError, lambda _: page.refuse("bad-token", sentence="chat-expired"))
    bp.register_error_handler(BadTokenError, lambda _: page.refuse("bad-token"))
    bp.register_error_handler(HTTPException, page.refuse_as_flask_does)
    for kind in BROKEN:
        bp.register_error_handler(kind, lambda _: page.refuse("unavailable"))
    app.register_blueprint(bp)
