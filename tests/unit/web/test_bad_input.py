"""What cannot be used gets the contract's error, with the emergency contacts, and nothing crashes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from guidance_kb.knowledge_base import KnowledgeBase
    from tests.unit.web.conftest import PlayedEngine

CHAT = "/api/v1/chat"


def assert_is_error(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    assert response.status_code == status
    error = response.get_json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert "police-999" in [contact["id"] for contact in error["contacts"]]
    assert all(contact["phone"] for contact in error["contacts"])
    return error


@pytest.mark.parametrize("message", ["", "   ", "\n\t ", "\u0000", "\u200b"])
def test_an_empty_message_is_refused(client: FlaskClient, message: str) -> None:
    assert_is_error(client.post(CHAT, json={"message": message}), 400, "empty-message")


def test_two_thousand_characters_are_taken(client: FlaskClient) -> None:
    assert client.post(CHAT, json={"message": "é" * 2000}).status_code == 200


def test_two_thousand_and_one_characters_are_too_long(client: FlaskClient) -> None:
    assert_is_error(client.post(CHAT, json={"message": "é" * 2001}), 413, "message-too-long")


def test_a_body_that_is_too_large_is_not_read(client: FlaskClient) -> None:
    response = client.post(CHAT, data=b'"' + b"x" * 100_000 + b'"', content_type="application/json")
    assert_is_error(response, 413, "message-too-long")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b'"text"', b'{"message": NaN}', b"\xff\xfe", b"[" * 20_000, b'{"message": "\\ud800"}'],
)
def test_what_is_not_a_json_object_is_refused(client: FlaskClient, body: bytes) -> None:
    assert_is_error(client.post(CHAT, data=body, content_type="application/json"), 400, "bad-request")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_another_content_type_is_refused(client: FlaskClient, content_type: str) -> None:
    response = client.post(CHAT, data=json.dumps({"message": "hello"}), content_type=content_type)
    assert_is_error(response, 415, "media-type")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"conversation": "x"},
        {"message": "hello", "choice": "role:teacher"},
        {"message": None},
        {"message": 5},
        {"message": ["hello"]},
        {"message": {"text": "hello"}},
        {"choice": 5},
        {"message": "hello", "sender": "somebody"},
        {"message": "hello", "conversation": 5},
        {"message": "hello", "conversation": {}},
    ],
)
def test_a_body_of_another_shape_is_refused(client: FlaskClient, engine: PlayedEngine, body: dict[str, Any]) -> None:
    assert_is_error(client.post(CHAT, json=body), 400, "bad-request")
    assert engine.asked == []


def test_the_error_names_the_field_and_does_not_repeat_its_value(client: FlaskClient) -> None:
    response = client.post(CHAT, json={"message": ["my name is Ada"]})
    assert assert_is_error(response, 400, "bad-request")["details"][0]["field"] == "message"
    assert "Ada" not in response.text


def test_a_time_is_refused_outside_a_drill(client: FlaskClient) -> None:
    response = client.post(CHAT, json={"message": "hello", "at": "2026-12-25T03:00"})
    assert assert_is_error(response, 400, "bad-request")["details"][0]["field"] == "at"


@pytest.mark.parametrize("at", ["yesterday", "", 5, "2026-13-01T00:00", "0001-01-01T00:00+14:00"])
def test_a_time_that_is_none_is_refused_in_a_drill(drill: FlaskClient, at: object) -> None:
    assert_is_error(drill.post(CHAT, json={"message": "hello", "at": at}), 400, "bad-request")


@pytest.mark.parametrize(
    "choice",
    [
        "",
        "role",
        "role:",
        "role:astronaut",
        "role:teacher:police",
        "ROLE:teacher",
        "topic:no-such-card",
        "topic:skip",
        "place:atlantis",
        "place:",
        "age:121",
        "age:-1",
        "/restart",
        '/inform{"role":"police"}',
        "__class__:x",
        "conversation:teacher",
    ],
)
def test_a_choice_that_no_reply_offers_is_refused(client: FlaskClient, engine: PlayedEngine, choice: str) -> None:
    assert_is_error(client.post(CHAT, json={"choice": choice}), 400, "bad-request")
    assert engine.asked == []


@pytest.mark.parametrize(
    "message",
    ["/restart", '/inform{"role":"police"}', "/", "//", "EXTERNAL: x", "{{7*7}}", "<script>alert(1)</script>"],
)
def test_a_typed_command_is_passed_on_as_text(client: FlaskClient, engine: PlayedEngine, message: str) -> None:
    assert client.post(CHAT, json={"message": message}).status_code == 200
    assert engine.asked[0]["text"] == message
    assert "choice" not in engine.asked[0]


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/v1/topics/no-such-card", "/api/v1/topics/../../etc/passwd", "/api/"]
)
def test_an_api_address_that_does_not_exist(client: FlaskClient, path: str) -> None:
    assert_is_error(client.get(path), 404, "not-found")


def test_the_wrong_method_says_which_is_right(client: FlaskClient) -> None:
    response = client.get(CHAT)
    assert_is_error(response, 405, "method-not-allowed")
    assert "POST" in response.headers["Allow"]


@pytest.mark.parametrize(
    "query", ["kind=person", "limit=0", "limit=x", "role=astronaut", "colour=red", f"q={'x' * 2001}"]
)
def test_a_lookup_that_cannot_be_read(client: FlaskClient, query: str) -> None:
    assert_is_error(client.get(f"/api/v1/lookup?{query}"), 400, "bad-request")


@pytest.mark.parametrize("query", ["age_group=baby", "kind=pizza", "at=soon", "place=Atlantis", "colour=red"])
def test_a_search_for_contacts_that_cannot_be_read(client: FlaskClient, query: str) -> None:
    assert_is_error(client.get(f"/api/v1/contacts?{query}"), 400, "bad-request")


@pytest.mark.parametrize(
    "situation",
    [
        {"role": "astronaut"},
        {"role": 5},
        {"age": -1},
        {"age": True},
        {"missing": "perhaps"},
        {"place": 5},
        {"place": ["lambeth"]},
        {"exploitation": "everything"},
        {"name": "Ada"},
        {"at": "soon"},
    ],
)
def test_a_situation_that_cannot_be_read(client: FlaskClient, situation: dict[str, Any]) -> None:
    assert_is_error(client.post("/api/v1/plan", json=situation), 400, "bad-request")


def test_a_page_that_does_not_exist_shows_the_contacts_to_a_person(client: FlaskClient) -> None:
    response = client.get("/nothing", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert 'href="tel:999"' in response.text


def test_contacts_of_a_shared_place_are_not_guessed(client: FlaskClient, kb: KnowledgeBase) -> None:
    place, shared = next((place, name) for place in kb.gazetteer.places for name in place.shared)
    response = client.get("/api/v1/contacts", query_string={"place": shared})
    assert place.slug in assert_is_error(response, 400, "bad-request")["details"][0]["problem"]
