"""`/contacts`: by place, for this minute."""

from __future__ import annotations

from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from flask import get_template_attribute

from tests.unit.web.test_pages import Outline, text_of
from web_widget.contacts.listing import instead_of, listing

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

OFFICE_HOURS, NIGHT = "2026-11-24T11:00", "2026-11-28T03:00"
AT_NIGHT = datetime(2026, 11, 28, 3, tzinfo=ZoneInfo("Europe/London"))


def view(name: str, open_now: bool | None, phone: str | None = "020 7946 0123", **more: Any) -> dict[str, Any]:
    usual = {
        "id": name,
        "phone": phone,
        "url": None,
        "given_way": False,
        "place": None,
        "hours": {"open_now": open_now},
    }
    return {**usual, **more}


def links_of(client: FlaskClient, path: str) -> list[str]:
    return [link.get("href") or "" for link in Outline(client.get(path).text).all("a")]


def test_a_place_has_its_own_lines_first_and_no_other_councils(client: FlaskClient, kb: KnowledgeBase) -> None:
    html = text_of(client, f"/contacts?place=Peckham&at={OFFICE_HOURS}")
    assert "Contacts for Southwark" in html
    assert html.index(kb.contacts["southwark-children"].name) < html.index('id="open-now"')
    assert kb.contacts["lambeth-children"].name not in html


def test_the_filters_leave_out_what_does_not_fit(client: FlaskClient, kb: KnowledgeBase) -> None:
    children = text_of(client, "/contacts?place=southwark&age_group=child&kind=front-door")
    assert kb.contacts["southwark-children"].name in children
    assert kb.contacts["southwark-adults"].name not in children
    assert '<option value="front-door" selected>' in children


def test_who_is_closed_has_somebody_open_beside_it(client: FlaskClient, kb: KnowledgeBase) -> None:
    html = client.get(f"/contacts?place=southwark&kind=helpline&at={NIGHT}").text
    closed = html.partition('id="later"')[2].partition("</section>")[0].partition('id="online"')[0]
    lines = closed.split("<li>")[1:]
    assert lines
    standing = kb.messages["ring-instead"].text
    assert all(standing in line and "tel:" in line.partition(standing)[2] for line in lines)


def test_an_open_line_needs_nobody_instead() -> None:
    assert instead_of("child", view("x", True), {"police-101": view("police-101", True)}) is None


@pytest.mark.parametrize("hours", [False, None], ids=["closed", "not confirmed"])
def test_the_national_line_stands_in_and_else_the_police(hours: bool | None) -> None:
    police = view("police-101", True)
    stand_ins = {"nspcc-helpline": view("nspcc-helpline", True), "police-101": police}
    assert instead_of("child", view("x", hours), stand_ins) == stand_ins["nspcc-helpline"]
    stand_ins["nspcc-helpline"]["hours"]["open_now"] = None
    assert instead_of("child", view("x", hours), stand_ins) == police


def test_a_form_on_a_page_is_never_closed(kb: KnowledgeBase) -> None:
    page = view("nspcc-helpline", None, phone=None, url="https://example.org/")
    found = listing([page], kb, AT_NIGHT)
    assert [line.instead for line in found.online] == [None]
    assert found.later == []


def test_a_name_that_two_boroughs_share_is_asked_about(client: FlaskClient, kb: KnowledgeBase) -> None:
    place, shared = next((place, name) for place in kb.gazetteer.places for name in place.shared)
    response = client.get("/contacts", query_string={"place": shared, "kind": "front-door"})
    assert kb.messages["place-choose"].text in unescape(response.text)
    assert f'"/contacts?place={place.slug}&amp;kind=front-door"' in response.text


def test_the_address_of_a_place_has_nothing_that_the_page_does_not_know(client: FlaskClient, kb: KnowledgeBase) -> None:
    place, shared = next((place, name) for place in kb.gazetteer.places for name in place.shared)
    query = {"place": shared, "endpoint": "x", "_anchor": "a", "_method": "POST"}
    response = client.get("/contacts", query_string=query)
    assert response.status_code == 200
    assert f'"/contacts?place={place.slug}"' in response.text


@pytest.mark.parametrize("query", ["place=Atlantis", "kind=gone", "age_group=7", "at=soon"])
def test_what_is_not_understood_is_said_and_contacts_are_shown(client: FlaskClient, query: str) -> None:
    path = f"/contacts?{query}"
    assert 'class="fh-doubt" role="status"' in client.get(path).text
    assert links_of(client, path).count("tel:101") > 2


@pytest.mark.parametrize(
    ("contact", "message"),
    [
        ({"given_way": True}, "contact-given-way"),
        ({"phone": "101", "verification": {"status": "overdue"}}, "contact-overdue"),
        ({"email": "a@b.org", "verification": {"status": "sourced", "verify_first": True}}, "unverified-contact"),
        ({"phone": "101", "verification": {"status": "verified", "verify_first": False}}, None),
        ({"phone": None, "verification": {"status": "overdue", "verify_first": True}}, None),
        ({"phone": "101"}, None),
        ({}, None),
    ],
)
def test_a_doubt_about_a_contact_is_said_where_it_can_be_reached(
    app: Flask, kb: KnowledgeBase, contact: dict[str, Any], message: str | None
) -> None:
    with app.app_context():
        shown = str(get_template_attribute("parts.html", "trust_mark")(contact)).strip()
    assert unescape(shown) == (f'<p class="fh-doubt">{kb.messages[message].text}</p>' if message else "")
