"""Somebody who talks to the three real processes over HTTP (the fixture `first_hour` starts them)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.journeys.talking import Conversation

if TYPE_CHECKING:
    from scripts.serving import Serving


@pytest.fixture
def client(first_hour: Serving) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=first_hour.url, timeout=20) as client:
        yield client


@pytest.fixture
def talk(client: httpx.Client) -> Callable[..., Conversation]:
    """Starts a conversation, at a given time if one is named."""

    def start(at: str | None = None) -> Conversation:
        return Conversation(client, at)

    return start
