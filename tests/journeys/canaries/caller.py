"""Somebody who types into First Hour, over the API and over the pages, with one person on their mind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.journeys.canaries.planted import Person
from tests.unit.web.plain_chat.pages import Pages, tree_of

CHAT = "/api/v1/chat"
HTML = {"Accept": "text/html"}


@dataclass
class Caller:
    """What was sent is not kept here, only what came back: the statuses, and the last answer of the chat."""

    client: httpx.Client
    person: Person
    address: str
    """Where the requests seem to come from: each caller has their own limit."""
    statuses: list[int] = field(default_factory=list)
    answer: dict[str, Any] = field(default_factory=dict)
    degraded: bool = False
    kinds: set[str] = field(default_factory=set)
    """The types of the replies that came."""

    def send(self, method: str, url: str, headers: Mapping[str, str] | None = None, **parts: Any) -> httpx.Response:
        """Sends any request."""
        response = self.client.request(
            method, url, headers={"X-Forwarded-For": self.address, **(headers or {})}, **parts
        )
        self.statuses.append(response.status_code)
        return response

    def say(self, message: str) -> httpx.Response:
        """Types a message into the chat."""
        return self.chat({"message": message})

    def chat(self, request: Mapping[str, Any]) -> httpx.Response:
        """One request of the chat, in the conversation that is under way."""
        token = {"conversation": self.answer["conversation"]} if self.answer else {}
        response = self.send("POST", CHAT, json={**token, **request})
        if response.status_code == 200:
            self.answer = response.json()
            self.degraded |= self.answer["degraded"]
            self.kinds |= {reply["type"] for reply in self.answer["replies"]}
        return response

    def end(self) -> httpx.Response:
        """Leaves the page, as quick exit does it."""
        body = f'{{"conversation": "{self.answer["conversation"]}"}}'
        return self.send("POST", f"{CHAT}/end", {"Content-Type": "text/plain"}, content=body)

    def pages(self) -> Pages:
        """Opens the chat as pages."""

        def post(address: str, fields: Mapping[str, str]) -> tuple[int, str]:
            response = self.send("POST", address.partition("#")[0], HTML, data=dict(fields))
            return response.status_code, response.text

        return Pages(post, tree_of(self.send("GET", "/chat", HTML).text))
