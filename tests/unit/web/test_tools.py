"""Indicators, the matrix, the referral helper and the glossary, as pages and calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.web.test_openapi import check
from tests.unit.web.test_pages import Outline, text_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase


def test_every_indicator_is_served_with_how_to_weigh_it(client: FlaskClient, kb: KnowledgeBase) -> None:
    listed = check(client.get("/api/v1/indicators"), "/api/v1/indicators")
    assert len(listed["indicators"]) == len(kb.indicators) >= 154
    for one in listed["indicators"]:
        indicator = check(client.get(f"/api/v1/indicators/{one['id']}"), "/api/v1/indicators/{id}")
        assert indicator["weigh"] == kb.messages["weigh-indicators"].text
        assert indicator["look_for"]
        assert indicator["sources"] or indicator["basis"]


def test_the_page_of_an_indicator_says_what_to_make_of_it(client: FlaskClient, kb: KnowledgeBase) -> None:
    overview = text_of(client, "/indicators")
    for indicator in kb.indicators.values():
        assert indicator.label in overview
    page = text_of(client, "/indicators/passport-held-by-other")
    indicator = kb.indicators["passport-held-by-other"]
    for text in (indicator.label, indicator.meaning, indicator.why, *indicator.look_for):
        assert text in page
    assert kb.messages["weigh-indicators"].text in page


def test_the_matrix_gives_reasons_and_a_plan_and_no_total(client: FlaskClient, kb: KnowledgeBase) -> None:
    blocks = check(client.get("/api/v1/matrix"), "/api/v1/matrix")["blocks"]
    first = blocks[0]["items"][0]["id"]
    body = {"answers": {first: "yes"}, "situation": {"role": "teacher", "age_group": "child", "place": "southwark"}}
    made = check(client.post("/api/v1/matrix", json=body), "/api/v1/matrix", "post")
    assert set(made) == {"reasons", "text", "indicators", "plan"}
    assert made["reasons"] == [{"heading": blocks[0]["heading"], "sentences": [kb.matrix["exploitation"].items[0].yes]}]
    assert made["plan"]["route"]["id"] == "child-london"


@pytest.mark.parametrize(
    "body",
    [{"answers": {"gone": "yes"}}, {"answers": {"claims-exploitation": "5"}}, {"answers": []}, {"score": 3},
     {"situation": {"role": "wizard"}}],
)  # fmt: skip
def test_an_answer_that_the_matrix_does_not_know_is_refused(client: FlaskClient, body: dict[str, object]) -> None:
    check(client.post("/api/v1/matrix", json=body), "/api/v1/matrix", "post")
    assert client.post("/api/v1/matrix", json=body).status_code == 400


def test_the_page_of_the_matrix_gives_the_paragraph_and_keeps_nothing(client: FlaskClient, kb: KnowledgeBase) -> None:
    block = kb.matrix["exploitation"]
    seen, suspected = block.items[0], block.items[1]
    answers = {seen.id: "yes", suspected.id: "suspected", "role": "teacher", "place": "southwark"}
    response = client.post("/matrix", data=answers)
    assert response.status_code == 200
    assert f"{seen.yes} {suspected.suspected}" in response.text.replace("&#39;", "'")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    link = next(a["href"] for a in Outline(response.text).all("a") if (a["href"] or "").startswith("/plan?"))
    assert seen.id not in (link or "")
    assert client.get("/matrix").text.count(" checked") == sum(len(one.items) for one in kb.matrix.values())


def test_nothing_answered_is_said_kindly(client: FlaskClient, kb: KnowledgeBase) -> None:
    assert kb.messages["matrix-nothing-answered"].text in client.post("/matrix", data={}).text
    assert kb.messages["matrix-nothing-answered"].text not in client.get("/matrix").text


def test_the_referral_helper_lists_what_they_will_ask_what_is_next_and_when_to_chase(
    client: FlaskClient, kb: KnowledgeBase
) -> None:
    forms = check(client.get("/api/v1/referral-forms"), "/api/v1/referral-forms")["referral_forms"]
    assert {"front-door", "nrm"} <= {form["id"] for form in forms}
    for form in forms:
        path = f"/api/v1/referral-forms/{form['id']}?place=lambeth"
        whole = check(client.get(path), "/api/v1/referral-forms/{id}")
        assert whole["sections"]
        assert whole["next"]
        assert whole["chase"]
        page = text_of(client, form["url"])
        assert kb.messages["ticks-not-kept"].text in page
        assert page.count('type="checkbox"') == sum(len(part["asks"]) for part in whole["sections"])


def test_the_referral_helper_shows_the_councils_own_line(client: FlaskClient) -> None:
    contacts = client.get("/api/v1/referral-forms/front-door?place=lambeth").get_json()["contacts"]
    assert "lambeth-children" in [contact["id"] for contact in contacts]


def test_the_glossary_has_every_term_once_in_order(client: FlaskClient, kb: KnowledgeBase) -> None:
    terms = check(client.get("/api/v1/glossary"), "/api/v1/glossary")["terms"]
    assert len(terms) == len({term["id"] for term in terms}) == len(kb.glossary.terms)
    page = client.get("/glossary").text
    assert all(f'id="{term["id"]}"' in page for term in terms)


def test_a_card_explains_its_abbreviations(client: FlaskClient) -> None:
    card = client.get("/api/v1/topics/nrm-child").get_json()
    assert "NRM" in [term["term"] for term in card["terms"]]
    assert "National Referral Mechanism" in text_of(client, "/topics/nrm-child")


@pytest.mark.parametrize("path", ["/indicators/gone", "/referral/gone", "/api/v1/indicators/gone",
                                  "/api/v1/referral-forms/gone"])  # fmt: skip
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
