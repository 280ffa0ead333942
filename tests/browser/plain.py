"""The chat as pages, with an engine that gives the canned replies, as somebody in front of a browser has it."""

from __future__ import annotations

import json
from typing import Any

import httpx
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from tests.browser.canned_replies import REPLIES
from web_widget import create_app

_PATIENCE = 30_000  # milliseconds: without the engine, the first answer waits for the models to be read

# A choice is taken only where the guidance has it, so the cards to choose from are real ones.
_CARDS = {"nrm-child": "Card one", "escalation": "Card two"}
_WHICH = {
    **REPLIES["which"][0],
    "topics": [
        {"id": name, "title": title, "url": f"/topics/{name}", "choice": f"topic:{name}"}
        for name, title in _CARDS.items()
    ],
}
_REPLIES = {**REPLIES, "which": [_WHICH], "topic:nrm-child": REPLIES["card"]}


class PlainEngine:
    """Answers by the first word of a message, or by the choice. `forgotten` are the conversations that were ended."""

    def __init__(self) -> None:
        self.is_up = True
        self.asked: list[dict[str, Any]] = []
        self.forgotten: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not self.is_up:
            raise httpx.ConnectError("refused", request=request)
        asked = json.loads(request.content)
        if request.url.path.endswith("/forget"):
            self.forgotten.append(asked["conversation"])
            return httpx.Response(200, json={})
        self.asked.append(asked)
        said = asked.get("choice") or asked["text"].split()[0].lower()
        return httpx.Response(200, json={"replies": _REPLIES.get(said, _REPLIES["hello"])})


def plain_app(engine: PlainEngine, kb: object) -> Flask:
    """The whole application, with that engine."""
    return create_app({
        "KNOWLEDGE_BASE": lambda: kb,
        "SECRET_KEY": "a key for tests",
        "ENGINE_TRANSPORT": httpx.MockTransport(engine),
        "RATELIMIT_ENABLED": False,
        "PREVIEW": True,
    })  # fmt: skip


class PlainChat:
    """The page as a person uses it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = f"{url}/chat"
        self.box = page.get_by_label("Your message")
        self.turns = page.locator(".fh-turn")
        self.problem = page.locator(".govuk-error-summary")
        page.goto(self.url)

    def say(self, words: str) -> None:
        """Types and presses Send."""
        turns = self.turns.count()
        self.box.fill(words)
        self.page.get_by_role("button", name="Send").click()
        expect(self.turns).to_have_count(turns + 1, timeout=_PATIENCE)

    def choose(self, label: str) -> None:
        """Presses a quick reply."""
        turns = self.turns.count()
        self.page.get_by_role("button", name=label, exact=True).click()
        expect(self.turns).to_have_count(turns + 1, timeout=_PATIENCE)

    @property
    def last(self) -> Locator:
        return self.turns.last

    def replies(self) -> list[str | None]:
        """The types of the last turn's replies."""
        found = self.last.locator("[data-reply]")
        return [found.nth(n).get_attribute("data-reply") for n in range(found.count())]
