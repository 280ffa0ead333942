"""Every sentence that the API serves stands, byte for byte, in the content build."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from guidance_kb import vocabulary
from tests.every_sentence import built_strings, strange

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase
    from tests.unit.web.conftest import PlayedEngine

_MESSAGES = ["Who can make an NRM referral?", "I am forced to have sex and I am only 12 years old", "asdf",
             "some bloke keeps waiting for her outside", "s47 threshold", "who do I ring in Lambeth"]  # fmt: skip


@pytest.fixture(scope="module")
def built(kb: KnowledgeBase) -> set[str]:
    return built_strings(kb)


def test_cards_indicators_checklists_glossary_and_matrix(
    client: FlaskClient, kb: KnowledgeBase, built: set[str]
) -> None:
    paths = [
        "/api/v1/topics", "/api/v1/indicators", "/api/v1/matrix", "/api/v1/referral-forms", "/api/v1/glossary",
        *(f"/api/v1/topics/{name}?place=lambeth" for name in kb.topics),
        *(f"/api/v1/indicators/{name}" for name in kb.indicators),
        *(f"/api/v1/referral-forms/{name}?place=camden" for name in kb.referral_forms),
    ]  # fmt: skip
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert strange(answer.get_json(), built) == [], path


def test_contacts_of_every_place(client: FlaskClient, kb: KnowledgeBase, built: set[str]) -> None:
    for place in kb.gazetteer.places:
        assert strange(client.get(f"/api/v1/contacts?place={place.slug}").get_json(), built) == [], place.slug


def test_plans_of_every_role_age_danger_and_nation(client: FlaskClient, built: set[str]) -> None:
    every = itertools.product(
        vocabulary.ROLES, ("child", "adult"), ("now", "no"), ("southwark", "wales", "scotland"), vocabulary.ABOUT
    )
    for role, age_group, danger, place, about in every:
        said = {"role": role, "age_group": age_group, "danger": danger, "place": place, "about": about}
        assert strange(client.post("/api/v1/plan", json=said).get_json(), built) == [], said


def test_the_outcome_of_the_matrix(client: FlaskClient, kb: KnowledgeBase, built: set[str]) -> None:
    for answer in ("yes", "suspected"):
        answers = {item.id: answer for block in kb.matrix.values() for item in block.items}
        made = client.post("/api/v1/matrix", json={"answers": answers}).get_json()
        pieces = [line for block in made["reasons"] for line in (block["heading"], *block["sentences"])]
        text = made.pop("text")
        for piece in pieces:
            assert piece in built
            text = text.replace(piece, "", 1)
        assert text.strip() == ""
        assert strange(made, built) == []


@pytest.mark.parametrize("message", _MESSAGES)
def test_what_the_gateway_says_by_itself(
    client: FlaskClient, engine: PlayedEngine, built: set[str], message: str
) -> None:
    engine.is_up = False
    assert strange(client.post("/api/v1/chat", json={"message": message}).get_json(), built) == []


@pytest.mark.parametrize("query", [*_MESSAGES, "Wandworth", "MACE", "passport"])
def test_what_a_lookup_finds(client: FlaskClient, built: set[str], query: str) -> None:
    found = client.get("/api/v1/lookup", query_string={"q": query, "limit": 50}).get_json()["results"]
    assert found
    for hit in found:
        assert hit["title"] in built
        # The snippet of a card is its first paragraph.
        assert any(text == hit["snippet"] or text.startswith(hit["snippet"] + "\n\n") for text in built)


def test_errors(client: FlaskClient, built: set[str]) -> None:
    for response in (client.get("/api/v1/topics/gone"), client.post("/api/v1/chat", json={"message": ""})):
        assert strange(response.get_json(), built) == []


def test_a_sentence_of_our_own_would_be_noticed(built: set[str]) -> None:
    assert strange({"replies": [{"type": "text", "text": "She is trafficked."}]}, built) == [
        ("text", "She is trafficked.")
    ]
