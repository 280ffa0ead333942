"""A conversation over the plain pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pytest

from tests.unit.web.plain_chat.pages import Pages, tree_of

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def visit() -> Callable[[Flask], Pages]:
    """Opens the chat of an application."""

    def opened(app: Flask) -> Pages:
        client = app.test_client()

        def send(address: str, fields: Mapping[str, str]) -> tuple[int, str]:
            response = client.post(address, data=fields)
            return response.status_code, response.text

        return Pages(send, tree_of(client.get("/chat").text))

    return opened


@pytest.fixture
def pages(app: Flask, visit: Callable[[Flask], Pages]) -> Pages:
    return visit(app)
