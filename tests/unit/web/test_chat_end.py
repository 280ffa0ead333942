"""The end of a conversation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.web.test_bad_input import CHAT, assert_is_error
from tests.unit.web.test_openapi import check

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.unit.web.conftest import PlayedEngine

END = "/api/v1/chat/end"


@pytest.fixture
def token(client: FlaskClient) -> str:
    """Of a conversation that has begun."""
    return str(client.post(CHAT, json={"message": "hello"}).get_json()["conversation"])


@pytest.mark.parametrize("content_type", ["application/json", "text/plain;charset=UTF-8"])
def test_the_engine_forgets_the_conversation(
    client: FlaskClient, engine: PlayedEngine, token: str, content_type: str
) -> None:
    ended = client.post(END, data=json.dumps({"conversation": token}), content_type=content_type)
    assert check(ended, END, "post") == {"ended": True}
    assert engine.asked[-1] == {"conversation": engine.asked[0]["conversation"]}
    assert engine.paths[-1] == "/webhooks/gateway/forget"


def test_where_the_engine_does_not_answer_it_is_said(client: FlaskClient, engine: PlayedEngine, token: str) -> None:
    engine.is_up = False
    ended = client.post(END, json={"conversation": token})
    check(ended, END, "post")
    assert_is_error(ended, 503, "unavailable")


@pytest.mark.parametrize("forged", ["x", "", "InNvbWUtdG9rZW4i.aSNF0g.c2ln"])
def test_a_token_that_was_not_made_here_ends_nothing(client: FlaskClient, engine: PlayedEngine, forged: str) -> None:
    assert_is_error(client.post(END, json={"conversation": forged}), 401, "bad-token")
    assert engine.asked == []


@pytest.mark.parametrize("body", [{}, {"conversation": None}, {"conversation": "x", "message": "x"}, []])
def test_a_body_that_is_not_as_described_ends_nothing(client: FlaskClient, engine: PlayedEngine, body: object) -> None:
    assert_is_error(client.post(END, json=body), 400, "bad-request")
    assert engine.asked == []


def test_a_form_of_another_site_ends_nothing(client: FlaskClient, token: str) -> None:
    assert_is_error(client.post(END, data={"conversation": token}), 415, "media-type")
