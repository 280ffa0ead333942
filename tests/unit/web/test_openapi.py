"""The description is true: every route is in it, and every answer is as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from referencing import Registry, Resource

from guidance_kb import vocabulary
from tests.unit.web.test_chat import PECKHAM, TWELVE
from web_widget.api.description import openapi
from web_widget.engine import REPLY_TYPES
from web_widget.errors import STATUS

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from guidance_kb.knowledge_base import KnowledgeBase
    from tests.unit.web.conftest import PlayedEngine

_REGISTRY = Registry().with_resource(
    "urn:description", Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema", **openapi()})
)


def check(response: TestResponse, path: str, method: str = "get") -> Any:
    """Asserts that the body is what the description says of this answer; gives it back."""
    described = resolved(openapi()["paths"][path][method]["responses"][str(response.status_code)])
    schema = described["content"][response.mimetype]["schema"]
    body = response.get_json()
    problems = [
        f"{error.json_path}: {error.message[:200]}"
        for error in validator({"allOf": [rebased(schema)]}).iter_errors(body)
    ]
    assert problems == []
    return body


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, registry=_REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER)


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    found = openapi()
    for part in node["$ref"].split("/")[1:]:
        found = found[part]
    return found


def rebased(schema: Any) -> Any:
    """The schema with its references pointing into the description."""
    if isinstance(schema, list):
        return [rebased(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: f"urn:description{value}" if key == "$ref" else rebased(value) for key, value in schema.items()}


def test_the_description_is_valid() -> None:
    validate(openapi())


def test_the_description_is_served(client: FlaskClient) -> None:
    assert check(client.get("/api/openapi.json"), "/api/openapi.json")["openapi"].startswith("3.1")


def test_every_route_is_described_and_every_described_route_exists(app: Flask) -> None:
    pages = {"/", "/chat", "/plan", "/lookup", "/topics", "/topics/{name}", "/indicators", "/indicators/{name}",
             "/matrix", "/referral", "/referral/{name}", "/glossary", "/widget.js", "/embed-example",
             "/contacts", "/accessibility", "/privacy", "/assets/{version}/{path:filename}", "/widget.css"}  # fmt: skip
    pieces = ("card/{number}", "lines", "plan", "results")
    console = {("/lookup", "post"), *((f"/lookup/{piece}", "get") for piece in pieces)}
    routes = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if not rule.rule.startswith("/static/")
    }
    described = {
        (path.replace("{id}", "{name}"), method) for path, item in openapi()["paths"].items() for method in item
    }
    posted = {("/chat", "post"), ("/matrix", "post")}
    assert routes - described == {(page, "get") for page in pages} | posted | console
    assert described - routes == set()


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Role", vocabulary.ROLES),
        ("AgeGroup", vocabulary.AGE_GROUPS),
        ("Danger", vocabulary.DANGER),
        ("Consent", vocabulary.CONSENT),
        ("About", vocabulary.ABOUT),
        ("Exploitation", vocabulary.EXPLOITATION),
        ("RouteId", vocabulary.ROUTES),
    ],
)
def test_the_described_values_are_the_vocabulary(name: str, values: tuple[str, ...]) -> None:
    assert openapi()["components"]["schemas"][name]["enum"] == list(values)


def test_the_described_error_codes_and_reply_types_are_all() -> None:
    schemas = openapi()["components"]["schemas"]
    assert set(schemas["Error"]["properties"]["error"]["properties"]["code"]["enum"]) == set(STATUS)
    kinds = [resolved(one)["properties"]["type"]["const"] for one in schemas["Reply"]["oneOf"]]
    assert set(kinds) == set(REPLY_TYPES)


CHAT = "/api/v1/chat"


@pytest.mark.parametrize("message", [TWELVE, PECKHAM, "Who can make an NRM referral?", "asdf"])
def test_a_turn_without_the_engine_is_as_described(client: FlaskClient, engine: PlayedEngine, message: str) -> None:
    engine.is_up = False
    check(client.post(CHAT, json={"message": message}), CHAT, "post")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [(b'{"message": ""}', "application/json"), (b"{", "application/json"), (b"", "text/plain"),
     (b'{"message": "x", "conversation": "x"}', "application/json"), (b"x" * 99_999, "application/json")],
)  # fmt: skip
def test_an_error_is_as_described(client: FlaskClient, body: bytes, content_type: str) -> None:
    response = client.post(CHAT, data=body, content_type=content_type)
    assert response.status_code >= 400
    check(response, CHAT, "post")


@pytest.mark.parametrize(
    "situation",
    [
        {},
        {"role": "teacher", "age": 13, "place": "Peckham"},
        {"danger": "now"},
        {"age_group": "adult", "consent": "no", "place": "scotland", "exploitation": ["labour"]},
        {"role": "self", "age_group": "child"},
        {"place": "Atlantis", "missing": True, "at": "2026-12-25T03:00"},
    ],
)
def test_a_plan_is_as_described(client: FlaskClient, situation: dict[str, Any]) -> None:
    check(client.post("/api/v1/plan", json=situation), "/api/v1/plan", "post")


def test_a_place_that_is_shared_is_asked_about(client: FlaskClient, kb: KnowledgeBase) -> None:
    shared = next(name for place in kb.gazetteer.places for name in place.shared)
    plan = check(client.post("/api/v1/plan", json={"place": shared}), "/api/v1/plan", "post")
    assert len(plan["place_choices"]) > 1
    assert plan["place"] is None


@pytest.mark.parametrize("is_up", [True, False])
def test_what_a_message_says_is_as_described(client: FlaskClient, engine: PlayedEngine, is_up: bool) -> None:
    engine.is_up = is_up
    said = check(client.post("/api/v1/understand", json={"message": PECKHAM}), "/api/v1/understand", "post")
    assert said["situation"]["role"] == "teacher"
    assert said["situation"]["place"] == "southwark"
    assert said["danger"] is False
    assert said["intent"]["name"] == ("greet" if is_up else None)
    assert said["redacted"] == PECKHAM
    assert said["removed"] == []


@pytest.mark.parametrize(
    "query",
    ["", "?q=NRM", "?q=Peckham", "?q=NRM&kind=topic&role=teacher&limit=3", "?q=line&kind=contact&place=lambeth"],
)
def test_a_lookup_is_as_described(client: FlaskClient, query: str) -> None:
    check(client.get(f"/api/v1/lookup{query}"), "/api/v1/lookup")


def test_a_lookup_keeps_to_its_filters(client: FlaskClient, kb: KnowledgeBase) -> None:
    topics = client.get("/api/v1/lookup?q=referral&kind=topic&role=teacher&limit=50").get_json()["results"]
    assert topics
    assert all(
        hit["kind"] == "topic" and {"teacher", "everyone"} & set(kb.topics[hit["id"]].audience) for hit in topics
    )
    lines = client.get("/api/v1/lookup?q=children&kind=contact&place=lambeth&limit=50").get_json()["results"]
    assert {kb.contacts[hit["id"]].place for hit in lines} <= {None, "lambeth"}
    named = client.get("/api/v1/lookup?q=children+in+Lambeth&kind=contact&limit=50").get_json()["results"]
    assert {kb.contacts[hit["id"]].place for hit in named} <= {None, "lambeth"}


def test_every_card_is_as_described(client: FlaskClient) -> None:
    topics = check(client.get("/api/v1/topics"), "/api/v1/topics")["topics"]
    assert len(topics) >= 30
    for topic in topics:
        check(client.get(f"/api/v1/topics/{topic['id']}?place=lambeth"), "/api/v1/topics/{id}")


@pytest.mark.parametrize(
    "query",
    ["", "?place=lambeth&age_group=child", "?kind=front-door&at=2026-12-25T03:00", "?place=wales"],
)
def test_contacts_are_as_described(client: FlaskClient, query: str) -> None:
    assert check(client.get(f"/api/v1/contacts{query}"), "/api/v1/contacts")["contacts"]


def test_contacts_of_a_place_are_its_own_and_the_nations(client: FlaskClient) -> None:
    contacts = client.get("/api/v1/contacts?place=lambeth&age_group=child").get_json()["contacts"]
    ids = {contact["id"] for contact in contacts}
    assert "lambeth-children" in ids
    assert "police-999" in ids
    assert not {"lambeth-adults", "southwark-children"} & ids


@pytest.mark.parametrize("query", ["Peckham", "SE15", "Wandworth", "wales", "Atlantis", "", "lambeth"])
def test_places_are_as_described(client: FlaskClient, query: str) -> None:
    check(client.get("/api/v1/places", query_string={"q": query}), "/api/v1/places")


def test_readiness_is_as_described(client: FlaskClient, engine: PlayedEngine) -> None:
    assert check(client.get("/readyz"), "/readyz")["ready"] is True
    engine.is_up = False
    response = client.get("/readyz")
    assert response.status_code == 503
    parts = check(response, "/readyz")["parts"]
    assert {name: part["ready"] for name, part in parts.items()} == {
        "knowledge_base": True, "engine": False, "actions": False,
    }  # fmt: skip


def test_being_alive_is_as_described(client: FlaskClient) -> None:
    check(client.get("/healthz"), "/healthz")
