"""What the closed widget does to the largest contentful paint of the page that carries it.

The same page, with the tag and without, in turns in one browser, each time with an empty cache, on a slow line and a
slow processor. What counts is the ratio within one run. How far that can be trusted is shown beside it: the ratio of
the page without the widget to itself, each second load against those between.
"""

from __future__ import annotations

import gzip
import logging
import os
import random
import statistics
import threading
from pathlib import Path

from flask import Flask, Response, request
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from guidance_kb.knowledge_base import knowledge_base
from scripts.chromium import chromium
from web_widget.emergency import EmergencyContacts
from web_widget.widget import Releases
from web_widget.widget.script import SENTENCES

ROUNDS = 15
_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""A slow mobile line: 1.6 Mbit/s down, 150 ms there and back."""
_SLOWER = 4
_LCP = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""
_PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A school</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/site.css">{tag}</head>
<body><h1>Our school</h1><p>{text}</p><img src="/hall.svg" alt="The hall" width="900" height="500"></body></html>"""


def main() -> None:
    """Prints the figures. Exits with a message where there is no Chromium."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, site(), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with chromium() as browser:
        paints = measure(browser, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    for line in lines(paints):
        print(line)


def site() -> Flask:
    """A page of some organisation, with the widget (`?widget`) and without, and the widget's own files."""
    emergency, releases = EmergencyContacts(knowledge_base), Releases(Path(os.devnull))
    script = releases.script(emergency.contacts_of_the_day(), emergency.messages(SENTENCES))
    app = Flask(__name__)
    files = {
        "/widget.js": (script.data, "text/javascript"),
        "/widget.css": (releases.style().data, "text/css"),
        "/site.css": (
            b"body { font: 1.1rem/1.6 sans-serif; margin: 2rem } /* "
            + random.Random(1).randbytes(5_000).hex().encode()
            + b" */",
            "text/css",
        ),
        "/hall.svg": (_picture(), "image/svg+xml"),
        "/healthz": (b"", "text/plain"),
    }

    @app.get("/")
    def page() -> str:
        tag = f'<script src="{script.path}" defer></script>' if "widget" in request.args else ""
        return _PAGE.format(tag=tag, text="We look after every child. " * 40)

    for path, (data, mimetype) in files.items():
        app.add_url_rule(path, path, lambda data=data, mimetype=mimetype: _packed(data, mimetype))
    return app


def _packed(data: bytes, mimetype: str) -> Response:
    return Response(gzip.compress(data), mimetype=mimetype, headers={"Content-Encoding": "gzip"})


def _picture() -> bytes:
    chance = random.Random(7)
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="9"/>'
        for x, y in zip(chance.choices(range(900), k=800), chance.choices(range(500), k=800), strict=True)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 500">{dots}</svg>'.encode()


def measure(browser: Browser, url: str) -> dict[bool, list[float]]:
    """Milliseconds to the largest contentful paint, load by load, by whether the widget was on the page."""
    paints: dict[bool, list[float]] = {False: [], True: []}
    for number in range(2 * ROUNDS + 2):
        has_widget = number % 2 == 1
        paint = _load(browser, f"{url}/?widget" if has_widget else url, has_widget)
        # The first of each warms the browser up.
        if number >= 2:
            paints[has_widget].append(paint)
    return paints


def _load(browser: Browser, url: str, has_widget: bool) -> float:
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(url, wait_until="load")
    if has_widget:
        page.locator("first-hour-chat .launcher").wait_for()
    paint = float(page.evaluate(_LCP))
    page.context.close()
    return paint


def lines(paints: dict[bool, list[float]]) -> list[str]:
    """The table."""
    without, with_it = paints[False], paints[True]
    itself = statistics.median(without[::2]) / statistics.median(without[1::2])
    return [
        f"largest contentful paint, {ROUNDS} loads each, slow line, processor {_SLOWER} times slower",
        f"  without the widget        {statistics.median(without):7.0f} ms",
        f"  with the widget, closed   {statistics.median(with_it):7.0f} ms",
        f"  ratio                     {statistics.median(with_it) / statistics.median(without):7.3f}",
        f"  without against itself    {itself:7.3f}   (what chance alone does)",
    ]


if __name__ == "__main__":
    main()
