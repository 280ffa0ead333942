"""Whatever somebody types goes on without its identifiers, and they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.web.conftest import PlayedEngine
from tests.unit.web.test_bad_input import CHAT

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

NAMED = "Adaeze, dob 3.4.2012, has two phones. I teach her in Peckham."
EMERGENCY = {"type": "emergency", "id": "emergency", "text": "Ring 999.", "contacts": []}


def test_the_engine_is_told_no_identifier(client: FlaskClient, engine: PlayedEngine) -> None:
    client.post(CHAT, json={"message": NAMED})
    said = engine.asked[0]["text"]
    assert said.startswith("[name], dob [date of birth, aged ")
    assert said.endswith("], has two phones. I teach her in Peckham.")


def test_the_person_is_told_what_was_taken_out(client: FlaskClient, kb: KnowledgeBase) -> None:
    answer = client.post(CHAT, json={"message": NAMED}).get_json()
    assert answer["removed"] == [{"kind": "name", "count": 1}, {"kind": "date-of-birth", "count": 1}]
    assert answer["replies"][0]["text"] == kb.messages["removed-both"].text
    only = {"removed-name": "Adaeze has two phones", "removed-detail": "her mobile is 07700 900123"}
    for sentence, message in only.items():
        assert client.post(CHAT, json={"message": message}).get_json()["replies"][0]["id"] == sentence


def test_nothing_is_said_of_it_where_nothing_was_taken_out(client: FlaskClient) -> None:
    answer = client.post(CHAT, json={"message": "hello"}).get_json()
    assert answer["removed"] == []
    assert len(answer["replies"]) == 1


def test_the_emergency_card_stays_first(client: FlaskClient, engine: PlayedEngine) -> None:
    engine.answer = lambda _: engine.replies(EMERGENCY)
    replies = client.post(CHAT, json={"message": "Adaeze is being hurt now"}).get_json()["replies"]
    assert [reply["id"] for reply in replies] == ["emergency", "removed-name"]


def test_without_the_engine_it_is_the_same(client: FlaskClient, engine: PlayedEngine) -> None:
    engine.is_up = False
    answer = client.post(CHAT, json={"message": NAMED}).get_json()
    assert answer["degraded"] is True
    assert [reply["id"] for reply in answer["replies"]][1] == "removed-both"


def test_the_directorys_own_numbers_stay(client: FlaskClient, engine: PlayedEngine) -> None:
    client.post(CHAT, json={"message": "I rang Childline on 0800 1111 for Adaeze"})
    assert engine.asked[0]["text"] == "I rang Childline on 0800 1111 for [name]"


def test_understanding_goes_by_the_text_without_identifiers(client: FlaskClient) -> None:
    found = client.post("/api/v1/understand", json={"message": NAMED}).get_json()
    assert "Adaeze" not in found["redacted"]
    assert found["removed"] == [{"kind": "name", "count": 1}, {"kind": "date-of-birth", "count": 1}]
    assert found["situation"]["place"] == "southwark"
    assert found["situation"]["age"] >= 14


def test_what_is_taken_out_is_counted_by_kind_and_nothing_else(client: FlaskClient) -> None:
    client.post(CHAT, json={"message": NAMED})
    metrics = client.get("/metrics").text
    assert 'firsthour_redactions_total{kind="name"} 1.0' in metrics
    assert "Adaeze" not in metrics
