"""The gateway with an engine that the test plays, at the level of HTTP."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from scripts.build_theme import build_theme
from web_widget import create_app
from web_widget.limits import limiter

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

TEXT_REPLY = {"type": "text", "id": "utter_greet", "text": "Hello."}


@pytest.fixture(scope="session", autouse=True)
def theme() -> None:
    """The stylesheet that every page links to."""
    build_theme()


class PlayedEngine:
    """Answers as it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[httpx.Headers] = []
        self.answer: Callable[[httpx.Request], httpx.Response] = lambda _: self.replies(TEXT_REPLY)
        self.is_up = True

    @staticmethod
    def replies(*replies: object) -> httpx.Response:
        return httpx.Response(200, json={"replies": list(replies)})

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if not self.is_up:
            raise httpx.ConnectError("refused", request=request)
        if request.method == "GET":
            return httpx.Response(200, json={"ready": True})
        self.asked.append(json.loads(request.content))
        self.paths.append(request.url.path)
        self.headers.append(request.headers)
        if request.url.path.endswith("/parse"):
            return httpx.Response(200, json={"intent": {"name": "greet", "confidence": 0.9}, "entities": []})
        return self.answer(request)


@pytest.fixture
def engine() -> PlayedEngine:
    return PlayedEngine()


@pytest.fixture
def make_app(kb: KnowledgeBase, engine: PlayedEngine) -> Iterator[Callable[..., Flask]]:
    def make(**settings: Any) -> Flask:
        usual = {
            "KNOWLEDGE_BASE": lambda: kb,
            "SECRET_KEY": "a key for tests",
            "ENGINE_SECRET": "between the two",
            "ENGINE_TRANSPORT": httpx.MockTransport(engine),
            "RATELIMIT_ENABLED": False,
        }
        return create_app({**usual, **settings})

    yield make
    limiter.enabled = False


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def drill(make_app: Callable[..., Flask]) -> FlaskClient:
    """A client of a server on which a request may say what time it is."""
    return make_app(DRILL=True).test_client()
