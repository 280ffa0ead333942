"""A small server in the gateway's place: the same addresses, replies in the contract's shape, nothing behind them.

What it answers depends on the first word of the message. The numbers are those that Ofcom keeps for fiction.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from flask import Flask, Response, jsonify, render_template, request

from guidance_kb.settings import CONTENT_DIR
from tests.browser.canned_replies import EMERGENCY_CONTACTS, REPLIES
from web_widget.widget.releases import Release, Releases
from web_widget.widget.script import SENTENCES

TOKEN = "opaque-token-of-a-test"


class Canned:
    """The app; `asked` is every chat request so far, `ended` what it was told of conversations that end.

    What waits, waits for `release`: the message "slow", and where it is `sluggish` the look whether it is alive.
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.ended: list[tuple[str, str]] = []
        self.sluggish = False
        self.release = threading.Event()
        self.app = Flask("web_widget", root_path=_package_folder())
        self.app.add_url_rule("/widget.js", view_func=self.widget, endpoint="widget")
        self.app.add_url_rule("/widget.css", view_func=self.style, endpoint="style")
        self.app.add_url_rule("/api/v1/chat/end", view_func=self.end, methods=["POST"], endpoint="end")
        self.app.add_url_rule("/api/v1/chat", view_func=self.chat, methods=["POST"], endpoint="chat")
        self.app.add_url_rule("/healthz", view_func=self.healthz, endpoint="healthz")
        self.app.after_request(_allow_every_site)

    def widget(self) -> Response:
        return Response(canned_script().data, mimetype="text/javascript")

    def style(self) -> Response:
        return Response(_NOWHERE.style().data, mimetype="text/css")

    def end(self) -> str:
        self.ended.append((request.mimetype, request.get_data(as_text=True)))
        return "{}"

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


_NOWHERE = Releases(Path("/dev/null"))
"""Releases that are kept nowhere."""


@lru_cache
def canned_script() -> Release:
    """The widget's script with the canned contacts and the real sentences in it."""
    messages = yaml.safe_load((CONTENT_DIR / "messages.yml").read_text(encoding="utf-8"))
    return _NOWHERE.script(EMERGENCY_CONTACTS, {one["id"]: one["text"] for one in messages if one["id"] in SENTENCES})


def site(widget_host: str, widget_data: dict[str, str]) -> Flask:
    """Somebody else's site that embeds the widget with one tag, under a strict policy."""
    app = Flask("web_widget", root_path=_package_folder())

    @app.get("/")
    def page() -> str:
        return render_template(
            "embed-example.html", widget=canned_script(), widget_host=widget_host, widget_data=widget_data
        )

    @app.get("/without-defer")
    def without_defer() -> str:
        assert " defer " in page()
        return page().replace(" defer ", " ")

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
