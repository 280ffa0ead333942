"""The conversation: its page, the widget's script, and what a turn does."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app, render_template

from web_widget.widget_script import widget_script


def init_app(app: Flask) -> None:
    """Registers `/chat`, `/widget.js` and `/embed-example`."""
    bp = Blueprint("chat", __name__)
    bp.add_url_rule("/chat", "page", page)
    bp.add_url_rule("/widget.js", "widget", widget)
    bp.add_url_rule("/embed-example", "embed_example", embed_example)
    app.register_blueprint(bp)


def page() -> str:
    """The widget on a page of its own, with the emergency contacts in the page itself."""
    return render_template("chat.html")


def widget() -> Response:
    """The script that a page embeds."""
    return Response(widget_script(current_app.extensions["emergency"].contacts()), mimetype="text/javascript")


def embed_example() -> str:
    """A page such as an organisation's own, with the widget in it."""
    return render_template("embed-example.html")
