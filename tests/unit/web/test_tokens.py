"""Conversation tokens: signed, opaque, and good for half an hour of silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine

from tests.unit.web.test_bad_input import CHAT, assert_is_error
from web_widget.tokens import BadTokenError, Tokens, new_conversation

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.unit.web.conftest import PlayedEngine


def test_a_token_brings_back_its_conversation() -> None:
    tokens = Tokens("key")
    assert tokens.read(tokens.sign("one")) == "one"


@pytest.mark.parametrize("token", ["", "one", "a.b.c", "é", "." * 5_000])
def test_a_token_that_was_made_up_is_refused(token: str) -> None:
    with pytest.raises(BadTokenError):
        Tokens("key").read(token)


def test_a_token_signed_with_another_key_is_refused() -> None:
    with pytest.raises(BadTokenError):
        Tokens("key").read(Tokens("another key").sign("one"))


def test_a_token_whose_conversation_was_swapped_is_refused() -> None:
    tokens = Tokens("key")
    payload = tokens.sign("mine").split(".", 1)[0]
    rest = tokens.sign("theirs").split(".", 1)[1]
    with pytest.raises(BadTokenError):
        tokens.read(f"{payload}.{rest}")


def test_a_token_lasts_half_an_hour_and_no_longer() -> None:
    tokens = Tokens("key")
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        token = tokens.sign("one")
        clock.shift(30 * 60)
        assert tokens.read(token) == "one"
        clock.shift(1)
        with pytest.raises(BadTokenError):
            tokens.read(token)


def test_every_answer_renews_the_half_hour(client: FlaskClient) -> None:
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        token = client.post(CHAT, json={"message": "hello"}).get_json()["conversation"]
        for _ in range(3):
            clock.shift(25 * 60)
            response = client.post(CHAT, json={"message": "hello", "conversation": token})
            assert response.status_code == 200
            token = response.get_json()["conversation"]


def test_conversations_differ() -> None:
    assert len({new_conversation() for _ in range(100)}) == 100


def test_a_forged_token_is_refused_with_contacts(client: FlaskClient, engine: PlayedEngine) -> None:
    assert_is_error(client.post(CHAT, json={"message": "hello", "conversation": "forged.x.y"}), 401, "bad-token")
    assert engine.asked == []


def test_the_second_turn_goes_to_the_same_conversation(client: FlaskClient, engine: PlayedEngine) -> None:
    first = client.post(CHAT, json={"message": "hello"}).get_json()
    client.post(CHAT, json={"message": "again", "conversation": first["conversation"]})
    client.post(CHAT, json={"message": "somebody else"})
    conversations = [asked["conversation"] for asked in engine.asked]
    assert conversations[0] == conversations[1] != conversations[2]
