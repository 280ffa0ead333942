"""The plan: read a situation, show what follows from it."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.plan.page import PHASES, assumption, page


def init_app(app: Flask) -> None:
    """Registers `/plan`, and makes known to every template what is said of a plan: its phases, what it assumes."""
    app.add_template_filter(assumption)
    app.jinja_env.globals["phases"] = PHASES
    bp = Blueprint("plan", __name__)
    bp.add_url_rule("/plan", "page", page)
    app.register_blueprint(bp)
