"""A turn, with and without the engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.unit.web.conftest import TEXT_REPLY, PlayedEngine
from tests.unit.web.test_bad_input import CHAT, assert_is_error

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

TWELVE = "I am forced to have sex and I am only 12 years old"
PECKHAM = (
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones "
    "and a boyfriend who's 24. What do I do now?"
)


def ids(contacts: list[dict[str, Any]]) -> list[str]:
    return [contact["id"] for contact in contacts]


def degraded_replies(client: FlaskClient, **body: Any) -> list[dict[str, Any]]:
    answer = client.post(CHAT, json=body).get_json()
    assert answer["degraded"] is True
    assert answer["replies"][0]["type"] == "emergency"
    assert "police-999" in ids(answer["replies"][0]["contacts"])
    return list(answer["replies"])


def test_the_engines_replies_are_passed_on_as_they_are(client: FlaskClient) -> None:
    answer = client.post(CHAT, json={"message": "hello"}).get_json()
    assert answer["replies"] == [TEXT_REPLY]
    assert answer["degraded"] is False


def test_the_engine_is_told_the_secret(client: FlaskClient, engine: PlayedEngine) -> None:
    client.post(CHAT, json={"message": "hello"})
    assert engine.headers[0]["X-Engine-Secret"] == "between the two"


def test_a_choice_reaches_the_engine_as_a_choice(client: FlaskClient, engine: PlayedEngine) -> None:
    client.post(CHAT, json={"choice": "role:teacher"})
    assert engine.asked[0]["choice"] == "role:teacher"
    assert "text" not in engine.asked[0]


def test_every_choice_that_a_question_offers_is_taken(client: FlaskClient, kb: KnowledgeBase) -> None:
    for question in kb.questions.values():
        for choice in question.choices:
            body = {"choice": f"{question.id.replace('-', '_')}:{choice.value}"}
            assert client.post(CHAT, json=body).status_code == 200, body


def test_a_drill_says_what_time_it_is(drill: FlaskClient, engine: PlayedEngine) -> None:
    drill.post(CHAT, json={"message": "hello", "at": "2026-12-25T03:00"})
    assert engine.asked[0]["at"] == "2026-12-25T03:00:00+00:00"


def test_outside_a_drill_the_engine_looks_at_its_own_clock(client: FlaskClient, engine: PlayedEngine) -> None:
    client.post(CHAT, json={"message": "hello"})
    assert "at" not in engine.asked[0]


def fail(kind: type[httpx.HTTPError]) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        raise kind("it quotes: my name is Ada")

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        fail(httpx.ConnectError),
        fail(httpx.ReadTimeout),
        fail(httpx.RemoteProtocolError),
        lambda _: httpx.Response(500),
        lambda _: httpx.Response(403, json={"message": "wrong secret"}),
        lambda _: httpx.Response(200, text="<html>"),
        lambda _: httpx.Response(200, json=[]),
        lambda _: httpx.Response(200, json={}),
        lambda _: httpx.Response(200, json={"replies": []}),
        lambda _: httpx.Response(200, json={"replies": "hello"}),
        lambda _: httpx.Response(200, json={"replies": [{"type": "advert"}]}),
        lambda _: httpx.Response(200, json={"replies": [TEXT_REPLY, None]}),
    ],
)
def test_whatever_the_engine_does_there_are_contacts_and_a_card(
    client: FlaskClient, engine: PlayedEngine, answer: Callable[[httpx.Request], httpx.Response]
) -> None:
    engine.answer = answer
    replies = degraded_replies(client, message="Who can make an NRM referral?")
    assert [reply["type"] for reply in replies][-1] == "answer"
    assert replies[1]["id"] == "engine-unreachable"


def test_without_the_engine_a_child_is_spoken_to_as_a_child(client: FlaskClient, engine: PlayedEngine) -> None:
    engine.is_up = False
    first, second, *_ = degraded_replies(client, message=TWELVE)
    assert "childline" in ids(first["contacts"])
    assert second["id"] == "words-for-a-child"


def test_without_the_engine_a_described_situation_still_gets_its_plan(drill: FlaskClient, engine: PlayedEngine) -> None:
    engine.is_up = False
    replies = degraded_replies(drill, message=PECKHAM, at="2026-11-24T11:00")
    plan = next(reply["plan"] for reply in replies if reply["type"] == "plan")
    assert plan["route"]["id"] == "child-london"
    assert plan["situation"]["place"] == "southwark"


def test_without_the_engine_danger_gives_the_plan_for_danger(client: FlaskClient, engine: PlayedEngine) -> None:
    engine.is_up = False
    replies = degraded_replies(client, message="He is outside with a knife and says he will take her tonight")
    plan = next(reply["plan"] for reply in replies if reply["type"] == "plan")
    assert plan["route"]["id"] == "immediate-danger"


@pytest.mark.parametrize("message", ["asdf qwer", "/restart", "🙂", "0"])
def test_without_the_engine_words_that_fit_nothing_get_the_directory(
    client: FlaskClient, engine: PlayedEngine, message: str
) -> None:
    engine.is_up = False
    assert degraded_replies(client, message=message)[-1]["topic"]["id"] == "contacts-directory"


@pytest.mark.parametrize(
    "choice", ["role:teacher", "age_group:child", "age:14", "danger:now", "missing:true", "place:southwark",
               "place:skip", "role:skip", "consent:no", "about:online", "exploitation:criminal"],
)  # fmt: skip
def test_without_the_engine_a_button_still_leads_on(client: FlaskClient, engine: PlayedEngine, choice: str) -> None:
    engine.is_up = False
    types = [reply["type"] for reply in degraded_replies(client, choice=choice)]
    assert types == ["emergency", "text", "plan", "answer"]


def test_without_the_engine_a_card_can_be_chosen(client: FlaskClient, engine: PlayedEngine) -> None:
    engine.is_up = False
    assert degraded_replies(client, choice="topic:emergency-999")[-1]["topic"]["id"] == "emergency-999"


def test_the_conversation_goes_on_when_the_engine_comes_back(client: FlaskClient, engine: PlayedEngine) -> None:
    token = client.post(CHAT, json={"message": "hello"}).get_json()["conversation"]
    engine.is_up = False
    token = client.post(CHAT, json={"message": "hello", "conversation": token}).get_json()["conversation"]
    engine.is_up = True
    assert client.post(CHAT, json={"message": "hello", "conversation": token}).get_json()["degraded"] is False
    assert engine.asked[0]["conversation"] == engine.asked[-1]["conversation"]


def test_the_engine_answers_though_the_knowledge_base_is_gone(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.config["KNOWLEDGE_BASE"] = gone
    assert app.test_client().post(CHAT, json={"message": "hello"}).get_json()["replies"] == [TEXT_REPLY]


def test_without_engine_and_knowledge_base_the_contacts_are_still_there(
    make_app: Callable[..., Flask], engine: PlayedEngine
) -> None:
    engine.is_up = False
    app = make_app()
    app.config["KNOWLEDGE_BASE"] = gone
    assert_is_error(app.test_client().post(CHAT, json={"message": "hello"}), 503, "unavailable")


def gone() -> KnowledgeBase:
    raise FileNotFoundError("knowledge.sqlite")


@pytest.mark.parametrize("answer", [fail(httpx.ReadTimeout), lambda _: httpx.Response(200, text="my name is Ada")])
def test_a_failing_engine_puts_no_words_in_the_log(
    client: FlaskClient,
    engine: PlayedEngine,
    caplog: pytest.LogCaptureFixture,
    answer: Callable[[httpx.Request], httpx.Response],
) -> None:
    engine.answer = answer
    caplog.set_level("DEBUG")
    client.post(CHAT, json={"message": "my name is Ada"})
    assert "the engine did not answer" in caplog.text
    assert "Ada" not in caplog.text
