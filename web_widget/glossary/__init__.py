"""The glossary, as a page."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template

from web_widget.knowledge import kb


def init_app(app: Flask) -> None:
    """Registers `/glossary`."""
    bp = Blueprint("glossary", __name__)
    bp.add_url_rule("/glossary", "page", page)
    app.register_blueprint(bp)


def page() -> str:
    """Every term in the order of the alphabet."""
    base = kb()
    terms = sorted(base.glossary.terms, key=lambda term: term.term.casefold())
    return render_template("glossary/page.html", terms=terms, topics=base.topics)
