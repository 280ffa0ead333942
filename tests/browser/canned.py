"""A small server in the gateway's place: the same addresses, replies in the contract's shape, nothing behind them.

What it answers depends on the first word of the message. The numbers are those that Ofcom keeps for fiction.
"""

from __future__ import annotations

import threading
from typing import Any

from flask import Flask, Response, jsonify, render_template, request

from tests.browser.canned_replies import EMERGENCY_CONTACTS, REPLIES
from web_widget.widget_script import widget_script

TOKEN = "opaque-token-of-a-test"


class Canned:
    """The app; `asked` is every chat request so far.

    What waits, waits for `release`: the message "slow", and where it is `sluggish` the look whether it is alive.
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.sluggish = False
        self.release = threading.Event()
        self.app = Flask("web_widget", root_path=_package_folder())
        self.app.add_url_rule("/widget.js", view_func=self.widget, endpoint="widget")
        self.app.add_url_rule("/api/v1/chat", view_func=self.chat, methods=["POST"], endpoint="chat")
        self.app.add_url_rule("/healthz", view_func=self.healthz, endpoint="healthz")
        self.app.after_request(_allow_every_site)

    def widget(self) -> Response:
        return Response(widget_script(EMERGENCY_CONTACTS), mimetype="text/javascript")

    def healthz(self) -> str:
        if self.sluggish:
            self.release.wait(timeout=60)
        return "alive"

    def chat(self) -> tuple[Response, int]:
        asked = request.get_json()
        self.asked.append(asked)
        said = asked.get("choice") or asked["message"].split()[0].lower()
        if said == "slow":
            self.release.wait(timeout=60)
        if said in ("busy", "expired"):
            return _error(said), 429 if said == "busy" else 401
        return jsonify({"conversation": TOKEN, "degraded": False, "replies": REPLIES.get(said, REPLIES["hello"])}), 200


def site(widget_host: str, widget_data: dict[str, str]) -> Flask:
    """Somebody else's site that embeds the widget with one tag, under a strict policy."""
    app = Flask("web_widget", root_path=_package_folder())

    @app.get("/")
    def page() -> str:
        return render_template("embed-example.html", widget_host=widget_host, widget_data=widget_data)

    return app


def _package_folder() -> str:
    import web_widget

    return next(iter(web_widget.__path__))


def _error(code: str) -> Response:
    return jsonify({"error": {"code": code, "message": f"What to do when {code}.", "contacts": EMERGENCY_CONTACTS}})


def _allow_every_site(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Headers"] = "Content-Type"
    return response
