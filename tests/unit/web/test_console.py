"""The lookup console as pages that need no script, and the pieces of it that its script asks for."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from guidance_kb import clock
from guidance_kb.directory.contact_view import contact_view
from tests.unit.web.test_html import findings
from tests.unit.web.test_openapi import check
from tests.unit.web.test_pages import Outline, text_of
from web_widget.lookup.card import as_text, find_card, plain
from web_widget.lookup.situation import taken_from

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

CALL = "place=lambeth&role=teacher&age=14"
CHECKS_HAVE_EXPIRED = "2027-03-01T11:00"


def _views(kb: KnowledgeBase, at: str) -> list[dict[str, Any]]:
    return [contact_view(contact, kb, clock.parse(at)) for contact in kb.contacts.values()]


def part(html: str, name: str) -> str:
    """What stands on a page from the element with that id to the end of the page."""
    return unescape(html).partition(f'id="{name}"')[2]


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


def test_who_is_open_leads_to_the_card_and_keeps_the_search_and_the_situation(client: FlaskClient) -> None:
    for path in ("/lookup", "/lookup/lines"):
        links = Outline(client.get(f"{path}?q=nrm&{CALL}").text.partition('id="lines"')[2]).all("a")
        first = next(str(link["href"]) for link in links if "data-number" in link)
        kept = parse_qs(urlsplit(first).query)
        assert kept.pop("open")
        assert kept == {"q": ["nrm"], "place": ["lambeth"], "role": ["teacher"], "age": ["14"]}


def test_the_words_that_were_looked_up_are_not_in_the_title(client: FlaskClient) -> None:
    html = client.get("/lookup?q=zebedee").text
    assert "zebedee" in html
    assert "zebedee" not in html.partition("<title>")[2].partition("</title>")[0]


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


def test_what_is_copied_ends_with_the_time_that_its_hours_are_of(client: FlaskClient) -> None:
    html = client.get("/lookup/card/NRM-02?place=lambeth&at=2026-11-24T11:00").text
    copied = html.partition("<template>")[2].partition("</template>")[0]
    assert "Open now" in copied
    assert copied.endswith("From First Hour, 24 Nov 2026 at 11:00. Opening hours are as they were then.")


def test_what_is_in_doubt_is_copied_with_the_doubt(kb: KnowledgeBase) -> None:
    def copied(number: str, at: str) -> str:
        moment = clock.parse(at)
        card = find_card(number, kb, moment, "lambeth")
        assert card
        return as_text(card, kb, moment)

    fresh, expired, given_way = "2026-11-24T11:00", CHECKS_HAVE_EXPIRED, "2029-01-01T11:00"
    unverified = next(view for view in _views(kb, fresh) if view["phone"] and view["verification"]["verify_first"])
    practice = next(topic for topic in kb.topics.values() if topic.basis)
    for name, number, at in (
        ("overdue-card", "NRM-02", given_way),
        ("contact-given-way", "NRM-02", given_way),
        ("contact-overdue", "NRM-02", expired),
        ("lookup-unverified", unverified["number"], fresh),
    ):
        assert kb.messages[name].text in copied(number, at), name
    clear = next(number for number in kb.numbered if number.startswith("TEL"))
    assert not any(kb.messages[name].text in copied(clear, fresh) for name in ("contact-overdue", "lookup-unverified"))
    for number in (practice.number, next(one.number for one in kb.indicators.values() if one.basis)):
        assert kb.messages["good-practice"].text in copied(number, fresh)
    assert kb.messages["good-practice"].text not in copied("NRM-02", fresh)


def test_a_contact_whose_check_has_expired_says_so_wherever_it_stands(client: FlaskClient, kb: KnowledgeBase) -> None:
    number = kb.contacts["lambeth-children"].number
    overdue = kb.messages["contact-overdue"].text
    when = f"{CALL}&at={CHECKS_HAVE_EXPIRED}"
    for path in (f"/lookup/card/{number}?{when}", f"/lookup/lines?{when}", f"/lookup/plan?{when}",
                 f"/lookup/results?q={number}&{when}"):  # fmt: skip
        assert overdue in text_of(client, path), path
        assert overdue not in text_of(client, path.replace(CHECKS_HAVE_EXPIRED, "2026-11-24T11:00")), path


def test_a_further_number_of_a_contact_bears_its_own_mark(client: FlaskClient, kb: KnowledgeBase) -> None:
    view, method = next(
        (view, method)
        for view in _views(kb, "2026-11-24T11:00")
        for method in view["methods"]
        if not view["verification"]["verify_first"] and method["verification"]["verify_first"]
    )
    html = text_of(client, f"/lookup/card/{view['number']}?at=2026-11-24T11:00")
    first, _, further = html.partition("<template>")[0].partition('<ul class="lk-lines">')
    _, _, after = further.partition(f">{method['phone']}</a>")
    assert kb.messages["unverified-contact"].text in after.partition("</li>")[0]
    assert f">{view['phone']}</a>" in first
    assert f">{view['phone']}</a>" not in further, "the first number stands there twice"


def test_a_number_with_other_hours_at_night_stands_there_once_for_each(client: FlaskClient, kb: KnowledgeBase) -> None:
    view = next(
        view
        for view in _views(kb, "2026-11-24T11:00")
        if [method["phone"] for method in view["methods"]].count(view["phone"]) == 2
    )
    html = text_of(client, f"/lookup/card/{view['number']}?at=2026-11-24T11:00").partition("<template>")[0]
    first, _, further = html.partition('<ul class="lk-lines">')
    assert [shown.count(f">{view['phone']}</a>") for shown in (first, further)] == [1, 1]


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


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("I am a teacher in Peckham", "lookup-filled"),
        ("hello", "lookup-nothing-taken"),
        ("a man is outside right now and will take her", "lookup-danger"),
    ],
)
def test_what_came_of_pasted_words_is_said_once(
    client: FlaskClient, kb: KnowledgeBase, said: str, sentence: str
) -> None:
    html = client.post("/lookup?q=nrm", data={"words": said}, follow_redirects=True).text
    assert part(html, "taken").partition("</p>")[0].endswith(f">{kb.messages[sentence].text}")
    assert "taken=" not in html, "the next address would say it again"


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


@pytest.mark.parametrize("path", ["/lookup", "/lookup/lines"])
def test_somebody_who_may_be_under_18_is_looked_up_as_a_child(
    client: FlaskClient, kb: KnowledgeBase, path: str
) -> None:
    def shows_childrens_line(told: str) -> bool:
        html = text_of(client, f"{path}?place=lambeth&{told}")
        return kb.contacts["lambeth-children"].name in part(html, "lines").partition("</section>")[0]

    assert shows_childrens_line("age=17")
    assert shows_childrens_line("age=19&age_group=child")
    assert shows_childrens_line("age=19&age_group=unsure")
    assert not shows_childrens_line("age=18")
    assert not shows_childrens_line("age=19&age_group=adult")


def test_two_ages_that_disagree_leave_out_of_the_results_what_is_only_for_adults(client: FlaskClient) -> None:
    query = "/lookup/results?q=adult+consent+to+the+NRM&age=19"
    assert "NRM-03" in client.get(query).text
    assert "NRM-03" not in client.get(f"{query}&age_group=child").text


def test_an_age_that_cannot_be_read_is_left_out_and_said(client: FlaskClient, kb: KnowledgeBase) -> None:
    said = f"Age: {kb.messages['not-understood'].text}"
    for path in ("/lookup", "/lookup/plan"):
        html = client.get(f"{path}?age=l9").text
        assert said in part(html, "which").partition("</div>")[0]
        assert kb.messages["lookup-plan-none"].text in part(html, "plan"), "a plan for an age that nobody gave"
        assert said not in unescape(client.get(f"{path}?age=19").text)
    adults = kb.contacts["lambeth-adults"].name
    assert adults in text_of(client, "/lookup/lines?place=lambeth&age=l9")


def test_the_time_in_the_address_is_the_time_of_everything(client: FlaskClient, kb: KnowledgeBase) -> None:
    by_day, by_night = "2026-11-24T11:00", "2026-11-24T23:00"
    number, open_now, shut = next(
        (day["number"], day["hours"]["text"], night["hours"]["text"])
        for day, night in zip(_views(kb, by_day), _views(kb, by_night), strict=True)
        if len(day["methods"]) == 1 and day["hours"]["open_now"] and not night["hours"]["open_now"]
    )
    for path in (f"/lookup/card/{number}?", f"/lookup/results?q={number}&", f"/lookup?q={number}&"):
        for at, said, not_said in ((by_day, open_now, shut), (by_night, shut, open_now)):
            html = text_of(client, f"{path}at={at}")
            line = html.partition(f'data-number="{number}"')[2].partition("</li>")[0].partition("</article>")[0]
            assert said in line, (path, at)
            assert not_said not in line, (path, at)
    assert "As of Tuesday 24 November 2026, 23:00." in text_of(client, f"/lookup/lines?at={by_night}")
    plan = text_of(client, f"/lookup/plan?{CALL}&at={by_night}")
    assert "By 23:" in plan or "By 00:" in plan
    assert "at=2026-11-24T23%3A00" in plan, "the whole plan is another time's"


def test_a_time_that_cannot_be_read_is_said(client: FlaskClient, kb: KnowledgeBase) -> None:
    said = f"Time: {kb.messages['not-understood'].text}"
    for path in ("/lookup", "/lookup/lines"):
        assert said in text_of(client, f"{path}?at=soon")
        assert said not in text_of(client, f"{path}?at=2026-11-24T11:00")


def test_the_next_caller_has_the_time_and_nothing_else_of_the_last(client: FlaskClient) -> None:
    links = Outline(client.get(f"/lookup?q=nrm&{CALL}&at=2026-11-24T11:00&keys=off").text).all("a")
    (clear,) = [link["href"] for link in links if link.get("id") == "clear"]
    assert parse_qs(urlsplit(str(clear)).query) == {"at": ["2026-11-24T11:00"], "keys": ["off"]}


def test_every_state_is_valid_html(client: FlaskClient) -> None:
    numbers = ("NRM-02", "TRIP-01", "TEL-05", "MASH-22")
    paths = [
        f"/lookup?{CALL}", "/lookup?q=passport&keys=off&all=1", "/lookup?q=zzzz", "/lookup?place=Atlantis&age=x",
        "/lookup?q=children+in+Lambeth&danger=now", *(f"/lookup?q=nrm&open={number}&{CALL}" for number in numbers),
        f"/lookup?{CALL}&q=lambeth&at={CHECKS_HAVE_EXPIRED}&open=MASH-22", "/lookup?at=soon&age=x&taken=danger",
    ]  # fmt: skip
    assert findings({path: client.get(path).text for path in paths}) == []
