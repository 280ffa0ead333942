"""The chat widget: its script, its stylesheet, and a page that embeds it under a strict policy and prints its tag."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import cast

from flask import Blueprint, Flask, Response, current_app, render_template, request

from guidance_kb import settings
from web_widget.widget.releases import Release, Releases
from web_widget.widget.script import SENTENCES

_FOR_EVER = "public, max-age=31536000, immutable"
_FOR_NOW = "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800"
"""A new widget is everywhere within minutes; where this server is down, a cache may go on with the last one."""


def init_app(app: Flask) -> None:
    """Registers `/widget.js`, `/widget.css` and `/embed-example`."""
    app.extensions["widget"] = Releases(settings.data_dir() / "widget")
    bp = Blueprint("widget", __name__)
    bp.add_url_rule("/widget.js", "script", script)
    bp.add_url_rule("/widget.css", "style", style)
    bp.add_url_rule("/embed-example", "embed_example", embed_example)
    app.register_blueprint(bp)


def script() -> Response:
    """The script that a page embeds: with `v`, that version of it; without, the newest."""
    return _handed_out(_asked_for("widget.js") or current_script(), "text/javascript")


def style() -> Response:
    """The stylesheet that the script asks for."""
    return _handed_out(_asked_for("widget.css") or _releases().style(), "text/css")


def embed_example() -> str:
    """A page such as an organisation's own, with the widget in it."""
    return render_template("embed-example.html", widget=current_script())


def current_script() -> Release:
    """The script as it is now, with its version and its integrity hash."""
    emergency = current_app.extensions["emergency"]
    return _releases().script(emergency.contacts_of_the_day(), emergency.messages(SENTENCES))


def _releases() -> Releases:
    return cast("Releases", current_app.extensions["widget"])


def _asked_for(name: str) -> Release | None:
    return _releases().of(name, request.args.get("v", ""))


def _handed_out(release: Release, mimetype: str) -> Response:
    answer = Response(release.data, content_type=f"{mimetype}; charset=utf-8")
    if "gzip" in request.accept_encodings:
        answer.data = _packed(release.data)
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    # A browser checks an integrity hash only of what it may read.
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cache-Control"] = _FOR_EVER if request.args.get("v") == release.version else _FOR_NOW
    answer.add_etag()
    answer.make_conditional(request)
    return answer


@lru_cache(maxsize=8)
def _packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
