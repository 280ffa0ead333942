"""The lookup console as pages that need no script, and the pieces of it that its script asks for."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.unit.web.test_html import findings
from tests.unit.web.test_openapi import check
from tests.unit.web.test_pages import Outline, text_of
from web_widget.lookup.card import plain
from web_widget.lookup.situation import age_group_of, taken_from

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

CALL = "place=lambeth&role=teacher&age=14"


def test_a_search_groups_what_it_finds_and_names_each_by_its_number(client: FlaskClient) -> None:
    html = text_of(client, f"/lookup?q=nrm+referral&{CALL}")
    for heading in ("Guidance", "Contacts"):
        assert f">{heading}</h3>" in html
    assert "NRM-04" in html


def test_a_result_opens_its_card_and_keeps_the_search_and_the_situation(client: FlaskClient) -> None:
    links = Outline(client.get(f"/lookup?q=NRM+referral&{CALL}").text).all("a")
    (href,) = [
        link["href"] for link in links if link.get("data-number") == "NRM-02" and "lk-open" in str(link["class"])
    ]
    kept = parse_qs(urlsplit(str(href)).query)
    assert kept == {"q": ["NRM referral"], "place": ["lambeth"], "role": ["teacher"], "age": ["14"], "open": ["NRM-02"]}
    html = text_of(client, str(href))
    assert 'data-number="NRM-02" data-title="' in html
    assert "020 7926 5555" in html


@pytest.mark.parametrize("kind", ["topic", "indicator", "contact"])
def test_every_card_can_be_opened_by_its_number(client: FlaskClient, kb: KnowledgeBase, kind: str) -> None:
    for number, (found, _) in kb.numbered.items():
        if found == kind:
            piece = client.get(f"/lookup/card/{number}")
            assert piece.status_code == 200, number
            assert f'data-number="{number}"' in piece.text
            assert "&lt;h" not in piece.text, "a heading's own mark is shown"


def test_a_number_that_nothing_has_is_not_found(client: FlaskClient) -> None:
    assert client.get("/lookup/card/NRM-99").status_code == 404
    assert client.get("/lookup?open=NRM-99").status_code == 200


def test_what_is_copied_has_number_text_source_and_date(client: FlaskClient, kb: KnowledgeBase) -> None:
    html = unescape(client.get("/lookup/card/NRM-02?place=lambeth").text)
    copied = html.partition("<template>")[2]
    topic = kb.topics["nrm-child"]
    source = kb.sources[topic.sources[0]]
    for words in (f"NRM-02 {topic.title}", plain(topic.text), source.title, topic.reviewed.isoformat(), "020 7926"):
        assert words in copied
    assert "**" not in copied


def test_the_situation_brings_the_plan_and_who_is_open_in_the_borough(client: FlaskClient, kb: KnowledgeBase) -> None:
    assert kb.messages["lookup-plan-none"].text in text_of(client, "/lookup")
    html = text_of(client, f"/lookup?{CALL}&at=2026-11-24T11:00")
    assert kb.messages["lookup-plan-none"].text not in html.partition('id="plan"')[2]
    assert "Who is open now, Lambeth" in html
    assert kb.contacts["lambeth-children"].name in html
    assert 'value="14"' in html


def test_another_age_brings_another_boroughs_line_for_that_age(client: FlaskClient, kb: KnowledgeBase) -> None:
    for_adults = text_of(client, "/lookup/lines?place=lambeth&age_group=adult")
    assert kb.contacts["lambeth-adults"].name in for_adults
    assert kb.contacts["lambeth-children"].name not in for_adults


def test_pasted_words_become_a_situation_and_stand_in_no_address(client: FlaskClient) -> None:
    said = "I am a teacher in Peckham, a girl of 13 told me a man is outside right now and will take her"
    answer = client.post("/lookup?q=nrm", data={"words": said})
    assert answer.status_code == 303
    taken = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert taken["q"] == ["nrm"]
    assert (taken["role"], taken["age"], taken["place"], taken["danger"]) == (
        ["teacher"],
        ["13"],
        ["southwark"],
        ["now"],
    )
    assert "girl" not in answer.headers["Location"]
    assert "Set-Cookie" not in answer.headers


def test_words_that_say_nothing_change_nothing(client: FlaskClient, kb: KnowledgeBase) -> None:
    assert client.post("/lookup", data={}).headers["Location"] == "/lookup"
    assert taken_from("hello", kb) == {}


def test_what_an_address_says_beside_is_left_out_of_the_next(client: FlaskClient) -> None:
    html = client.get("/lookup?q=nrm&name=zebedee&_external=1").text
    assert "zebedee" not in html


def test_a_place_that_is_two_is_asked_about(client: FlaskClient, kb: KnowledgeBase) -> None:
    place, shared = next((place, name) for place in kb.gazetteer.places for name in place.shared)
    html = client.get("/lookup", query_string={"place": shared, "role": "teacher"}).text
    assert f"place={place.slug}" in html
    assert kb.messages["place-choose"].text in unescape(html)


def test_what_does_not_fit_the_situation_is_shown_on_request(client: FlaskClient) -> None:
    query = "/lookup?q=adult+consent+to+the+NRM&age_group=child"
    assert "NRM-03" not in client.get(query).text
    assert "NRM-03" in client.get(f"{query}&all=1").text


def test_a_lookup_has_numbers_and_the_lines_of_contacts(client: FlaskClient) -> None:
    path = "/api/v1/lookup"
    (found,) = check(client.get(f"{path}?q=nrm+2"), path)["results"]
    assert (found["number"], found["id"], found["contact"]) == ("NRM-02", "nrm-child", None)
    contacts = check(client.get(f"{path}?q=childl&kind=contact&unfinished=true"), path)["results"]
    assert contacts[0]["id"] == "childline"
    assert contacts[0]["contact"]["phone"] == "0800 1111"


def test_the_number_is_the_same_in_every_answer_of_the_api(client: FlaskClient, kb: KnowledgeBase) -> None:
    topics = check(client.get("/api/v1/topics"), "/api/v1/topics")["topics"]
    indicators = check(client.get("/api/v1/indicators"), "/api/v1/indicators")["indicators"]
    contacts = check(client.get("/api/v1/contacts"), "/api/v1/contacts")["contacts"]
    for one in (*topics, *indicators, *contacts):
        assert kb.numbered[one["number"]][1] == one["id"]


@pytest.mark.parametrize(("told", "group"), [({"age": 17}, "child"), ({"age": 18}, "adult"), ({}, None)])
def test_years_decide_the_age_group(told: dict[str, int], group: str | None) -> None:
    from guidance_kb.planning.situation import Situation

    assert age_group_of(Situation(**told)) == group
    assert age_group_of(Situation(age_group="unsure", **told)) == (group or "unsure")


def test_every_state_is_valid_html(client: FlaskClient) -> None:
    numbers = ("NRM-02", "TRIP-01", "TEL-05", "MASH-22")
    paths = [
        f"/lookup?{CALL}", "/lookup?q=passport&keys=off&all=1", "/lookup?q=zzzz", "/lookup?place=Atlantis&age=x",
        "/lookup?q=children+in+Lambeth&danger=now", *(f"/lookup?q=nrm&open={number}&{CALL}" for number in numbers),
    ]  # fmt: skip
    assert findings({path: client.get(path).text for path in paths}) == []
