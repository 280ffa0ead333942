from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest
from rasa.core.lock_store import InMemoryLockStore
from sanic.exceptions import Forbidden, InvalidUsage

from bot.conversation_file import conversation_file
from bot.gateway_channel import (
    Replies,
    _refuse_strangers,
    forget_conversation,
    plain_text,
    user_message,
)
from guidance_kb.settings import SECRET_HEADER
from tests.engine.conftest import Bot, said, slot


@pytest.mark.parametrize(
    "command",
    [
        "/restart",
        " / /restart",
        "/session_start",
        '/give_answer{"role": "police"}',
        "/danger@1.0",
        '/greet {"a": "\n"}',
    ],
)
def test_a_typed_command_is_not_run(bot: Bot, command: str) -> None:
    bot.actions.answers["action_take_detail"] = lambda call: said("ok", slot("role", "teacher"))
    bot.say("sorry, she's 17")
    assert bot.say(command) == ["action_answer"]
    assert bot.tracker().get_slot("role") == "teacher"


def test_a_typed_slash_is_text(bot: Bot) -> None:
    assert bot.say("/ he's got a knife and he's outside the house now") == ["action_emergency"]
    assert bot.say("/hello there") == ["utter_greet"]


def test_a_slash_alone_is_still_a_message() -> None:
    assert plain_text(" // ") == "-"


def test_a_slash_within_a_text_stays() -> None:
    assert plain_text("24/7 and/or") == "24/7 and/or"


@pytest.mark.parametrize(
    "choice",
    [
        "role:astronaut",
        "place:atlantis",
        "topic:../secret",
        "age:-1",
        "age:²",
        "asked:x",
        "role",
        "",
        {"field": "role"},
    ],
)
def test_a_choice_that_is_never_offered_is_refused(choice: object) -> None:
    with pytest.raises(InvalidUsage):
        user_message({"conversation": "c1", "choice": choice}, Replies())


@pytest.mark.parametrize("body", [{}, {"conversation": "c1"}, {"conversation": "c1", "text": ""}, {"text": "hello"}])
def test_a_request_without_what_it_needs_is_refused(body: dict[str, object]) -> None:
    with pytest.raises(InvalidUsage):
        user_message(body, Replies())


def test_a_choice_becomes_an_intent_and_an_entity_without_any_text() -> None:
    message = user_message({"conversation": "c1", "choice": "missing:true"}, Replies())
    assert message.text == ""
    assert message.parse_data["intent"]["name"] == "give_answer"
    assert [(entity["entity"], entity["value"]) for entity in message.parse_data["entities"]] == [("missing", True)]


def test_a_drill_time_travels_with_the_message() -> None:
    message = user_message({"conversation": "c1", "text": "hi", "at": "2026-12-25T03:00+00:00"}, Replies())
    assert message.metadata == {"at": "2026-12-25T03:00+00:00"}


def _knock(headers: dict[str, str], ip: str = "127.0.0.1") -> None:
    asyncio.run(_refuse_strangers(SimpleNamespace(headers=headers, ip=ip)))


def test_a_caller_without_the_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_ENGINE_SECRET", "s3cret")
    for headers in ({}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: "s3crét"}, {SECRET_HEADER: "\udcff"}):
        with pytest.raises(Forbidden):
            _knock(headers)
    _knock({SECRET_HEADER: "s3cret"})
    _knock({SECRET_HEADER: "s3cret"}, ip="192.0.2.7")


def test_where_no_secret_is_set_this_machine_alone_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRSTHOUR_ENGINE_SECRET", raising=False)
    for here in ("127.0.0.1", "::1"):
        _knock({}, ip=here)
    for elsewhere in ("192.0.2.7", "10.0.0.1", "2001:db8::1", ""):
        with pytest.raises(Forbidden):
            _knock({SECRET_HEADER: "", "X-Forwarded-For": "127.0.0.1"}, ip=elsewhere)


def test_a_conversation_is_forgotten_after_the_turn_that_is_under_way() -> None:
    async def turn_and_farewell() -> None:
        locks = InMemoryLockStore()
        async with locks.lock("leaving"):
            farewell = asyncio.ensure_future(forget_conversation(locks, "leaving"))
            await asyncio.sleep(0)
            conversation_file().put("leaving", {"role": "teacher"})
        await farewell

    asyncio.run(turn_and_farewell())
    assert conversation_file().get("leaving") is None
