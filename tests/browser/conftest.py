"""A real Chromium, the canned server, and a page of another site that embeds the widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from guidance_kb.knowledge_base import KnowledgeBase
from scripts.build_theme import build_theme
from scripts.chromium import QUIET, installed
from tests.browser.canned import Canned, site
from tests.browser.serving import Served
from tests.browser.widget import Widget
from web_widget import create_app

_ARGUMENTS = [
    *QUIET,
    # Whatever a page asks for, nothing but this machine has an address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
_RECORD_VIOLATIONS = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
"""


@pytest.fixture(scope="session", autouse=True)
def theme() -> None:
    """The stylesheet that every page links to."""
    build_theme()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium instead of one that Playwright downloads."""
    path = installed()
    if path is None:
        pytest.fail("Chromium is not on PATH. The browser tests need it: `make install-test` installs it on Debian.")
    return {"executable_path": path, "args": _ARGUMENTS}


@pytest.fixture
def elsewhere(context: BrowserContext) -> list[str]:
    """The addresses on other hosts that were asked for. They are answered here with an empty page."""
    addresses: list[str] = []

    def answer(route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.fallback()
        else:
            addresses.append(route.request.url)
            route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    context.route("**/*", answer)
    return addresses


@pytest.fixture
def page(context: BrowserContext, elsewhere: list[str]) -> Page:
    """A page that records what the Content Security Policy refused, in `window.violations`."""
    context.add_init_script(_RECORD_VIOLATIONS)
    return context.new_page()


@pytest.fixture(scope="session")
def pages(kb: KnowledgeBase, theme: None) -> Iterator[Served]:
    """The pages as they are served, without the engine."""
    served = Served(
        create_app({"KNOWLEDGE_BASE": lambda: kb, "SECRET_KEY": "a key for tests", "RATELIMIT_ENABLED": False})
    )
    yield served
    served.stop()


@pytest.fixture
def canned() -> Canned:
    return Canned()


@pytest.fixture
def server(canned: Canned) -> Iterator[Served]:
    served = Served(canned.app)
    yield served
    canned.release.set()
    served.stop()


@pytest.fixture
def embed(page: Page, server: Served) -> Iterator[Callable[..., Widget]]:
    """Opens another site's page that carries the tag, with `data-` attributes as arguments."""
    sites: list[Served] = []

    def opened(**data: str) -> Widget:
        sites.append(Served(site(server.url, data)))
        page.goto(f"{sites[-1].url}/", wait_until="commit")
        widget = Widget(page)
        widget.launcher.wait_for()
        return widget

    yield opened
    for served in sites:
        served.stop()


@pytest.fixture
def widget(embed: Callable[..., Widget]) -> Widget:
    """The widget on a page, closed."""
    return embed()


@pytest.fixture
def server_files(canned: Canned) -> dict[str, bytes]:
    """What a page downloads to have the widget, by address."""
    client = canned.app.test_client()
    return {path: client.get(path).data for path in ("/widget.js", "/widget.css")}
