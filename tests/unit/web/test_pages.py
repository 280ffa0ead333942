"""The pages that are made on the server."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from flask import get_template_attribute

from guidance_kb import clock
from guidance_kb.planning.planner import plan
from guidance_kb.planning.situation import Situation
from web_widget.pages import inline_markdown, markdown
from web_widget.plan.form import HIDDEN

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

PLAN = "/plan?role=teacher&age=13&place=southwark&danger=no&at=2026-11-24T11:00"
PAGES = ["/", "/chat", "/plan", PLAN, "/topics", "/topics/emergency-999", "/lookup", "/lookup?q=missing",
         "/indicators", "/indicators/passport-held-by-other", "/matrix", "/referral", "/referral/front-door",
         "/glossary", "/contacts", "/contacts?place=southwark", "/accessibility", "/privacy", "/nothing"]  # fmt: skip


class Outline(HTMLParser):
    """Collects what the tests ask about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


def text_of(client: FlaskClient, path: str) -> str:
    return unescape(client.get(path).text)


def outline(client: FlaskClient, path: str) -> Outline:
    return Outline(client.get(path, headers={"Accept": "text/html"}).text)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_landmarks_and_a_skip_link(client: FlaskClient, path: str) -> None:
    page = outline(client, path)
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1
    assert page.all("html")[0]["lang"] == "en-GB"
    assert page.all("title")
    assert page.all("a")[0]["href"] == "#" + (page.all("main")[0]["id"] or "?")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_skips_no_level_of_headings(client: FlaskClient, path: str) -> None:
    levels = [int(tag[1]) for tag, _ in outline(client, path).tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_shows_the_emergency_contacts(client: FlaskClient, path: str) -> None:
    assert "tel:999" in [link.get("href") for link in outline(client, path).all("a")]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_inline_script_or_style(client: FlaskClient, path: str) -> None:
    page = outline(client, path)
    assert all("src" in script for script in page.all("script"))
    assert page.all("style") == []
    assert not [name for _, attributes in page.tags for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("path", PAGES)
def test_every_field_has_a_label_and_every_id_is_its_own(client: FlaskClient, path: str) -> None:
    page = outline(client, path)
    labelled = {label.get("for") for label in page.all("label")}
    fields = [field for field in page.all("input", "select", "textarea") if field.get("type") != "hidden"]
    assert all(field.get("id") in labelled for field in fields)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_plan_page_has_the_plan(client: FlaskClient, kb: KnowledgeBase) -> None:
    html = text_of(client, PLAN)
    assert re.search(f"<h1[^>]*>{kb.routes['child-london'].title}: Southwark</h1>", html)
    assert f"<title>{kb.routes['child-london'].title}: Southwark – Plan" in html
    assert kb.contacts["southwark-children"].name in html
    assert "Tuesday 24 November 2026, 11:00" in html
    assert "Guidance checked on" in html
    for heading in ("Now", "In the first hour", "Do not", "Write down", "Sources"):
        assert re.search(f"<h2[^>]*>{heading}</h2>", html), heading


def test_the_plan_page_keeps_what_was_chosen(client: FlaskClient) -> None:
    html = client.get("/plan?role=teacher&place=Peckham&exploitation=sexual,criminal").text
    assert '<option value="teacher" selected>' in html
    assert 'value="Peckham"' in html
    assert '<input type="hidden" name="exploitation" value="sexual,criminal">' in html


def test_the_plan_page_without_a_question_is_the_form(client: FlaskClient) -> None:
    html = client.get("/plan").text
    assert '<form action="/plan"' in html
    assert "<details" not in html
    assert 'class="fh-step"' not in html
    assert "<details" in client.get(PLAN).text


def test_the_plan_page_points_to_the_field_that_it_did_not_understand(client: FlaskClient) -> None:
    page = outline(client, "/plan?age=x&place=lambeth")
    assert "#age" in [link.get("href") for link in page.all("a")]
    age = next(field for field in page.all("input") if field.get("id") == "age")
    assert age["aria-describedby"] == "age-error"
    assert age["value"] == "x"


@pytest.mark.parametrize("query", ["at=soon", "exploitation=nonsense", "indicators=a&age=x&role=y&place=" + 101 * "x"])
def test_what_was_not_understood_has_a_name_and_links_only_to_fields_that_are_there(
    client: FlaskClient, query: str
) -> None:
    path = f"/plan?{query}"
    page = outline(client, path)
    ids = {attributes.get("id") for _, attributes in page.tags}
    targets = [link.get("href") or "" for link in page.all("a")]
    assert {target[1:] for target in targets if target.startswith("#")} <= ids
    summary = text_of(client, path).partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    names = [re.sub("<[^>]*>", "", line).strip() for line in summary.split("<li>")[1:]]
    assert names
    assert not set(names) & {"", "at", *HIDDEN}


def test_a_hidden_field_that_was_not_understood_is_not_sent_again(client: FlaskClient) -> None:
    html = client.get("/plan?exploitation=nonsense&indicators=passport-held-by-other").text
    assert '<input type="hidden" name="exploitation"' not in html
    assert '<input type="hidden" name="indicators" value="passport-held-by-other">' in html


def test_the_plan_page_calls_what_it_assumes_by_the_name_that_people_use(client: FlaskClient) -> None:
    html = text_of(client, "/plan?role=teacher&place=lambeth")
    assert "Age: not said, handled as child" in html
    assert "age_group:" not in html


def test_a_plan_in_the_chat_says_what_it_assumes_in_the_same_words(app: Flask, kb: KnowledgeBase) -> None:
    made = plan(Situation("teacher", place="lambeth"), kb, clock.now())
    with app.app_context():
        html = unescape(str(get_template_attribute("replies/plan.html", "plan")(made, "a")))
    assert "Age: not said, handled as child" in html
    assert "age group:" not in html


@pytest.mark.parametrize(
    "query", ["role=astronaut", "age=x", "missing=perhaps", "at=soon", "exploitation=a&exploitation=b"]
)
def test_the_plan_page_says_what_it_did_not_understand(client: FlaskClient, kb: KnowledgeBase, query: str) -> None:
    response = client.get(f"/plan?{query}&place=lambeth")
    assert response.status_code == 200
    assert kb.messages["not-understood"].text in unescape(response.text)
    assert kb.contacts["lambeth-children"].name in unescape(response.text)


def test_the_plan_page_asks_which_of_two_boroughs_is_meant(client: FlaskClient, kb: KnowledgeBase) -> None:
    place, shared = next((place, name) for place in kb.gazetteer.places for name in place.shared)
    response = client.get("/plan", query_string={"role": "teacher", "place": shared})
    assert f'"/plan?role=teacher&amp;place={place.slug}"' in response.text


def test_the_address_of_a_plan_has_nothing_that_the_page_does_not_know(client: FlaskClient, kb: KnowledgeBase) -> None:
    place, shared = next((place, name) for place in kb.gazetteer.places for name in place.shared)
    response = client.get("/plan", query_string={"place": shared, "endpoint": "x", "_anchor": "a", "_method": "POST"})
    assert response.status_code == 200
    assert f'"/plan?place={place.slug}"' in response.text


def test_the_plan_page_says_that_a_place_is_unknown(client: FlaskClient, kb: KnowledgeBase) -> None:
    response = client.get("/plan?role=teacher&place=Atlantis")
    assert response.status_code == 200
    assert kb.messages["place-unknown"].text in unescape(response.text)


@pytest.mark.parametrize("path", ["/plan?place=", "/lookup?q=", "/topics/"])
def test_what_stands_in_the_address_is_never_run(client: FlaskClient, path: str) -> None:
    response = client.get(path + "%22%3E%3Cscript%3Ealert(1)%3C/script%3E", headers={"Accept": "text/html"})
    assert "<script>alert" not in response.text


def test_html_in_a_card_is_shown_and_not_run() -> None:
    assert "<script>" not in markdown("<script>alert(1)</script>\n\n<b>x</b>")
    assert "<img" not in inline_markdown("<img src=x onerror=alert(1)>")
    assert "javascript:" not in str(inline_markdown("[x](javascript:alert(1))")).replace("(javascript:", "")


def test_the_headings_of_a_card_follow_the_one_above_them() -> None:
    assert "<h2>To do</h2>" in markdown("## To do")
    assert "<h4>To do</h4>" in markdown("## To do", 3)
    assert "<h6>To do</h6>" in markdown("###### To do", 3)


def test_every_card_has_a_page_with_its_sources(client: FlaskClient, kb: KnowledgeBase) -> None:
    for topic in kb.topics.values():
        html = text_of(client, f"/topics/{topic.id}")
        assert topic.title in html
        assert ('class="fh-sources"' in html) == bool(topic.sources)
        assert (kb.messages["good-practice"].text in html) == bool(topic.basis)


@pytest.mark.parametrize("path", ["/topics/emergency-999", "/indicators/passport-held-by-other"])
def test_the_group_above_a_page_leads_to_its_heading_in_the_overview(client: FlaskClient, path: str) -> None:
    above, group = [link["href"] or "" for link in outline(client, path).all("a") if is_breadcrumb(link)]
    assert group.startswith(f"{above}#group-")
    assert group.partition("#")[2] in [heading.get("id") for heading in outline(client, above).all("h2")]
    assert 'aria-current="page">' not in client.get(path).text.partition("govuk-breadcrumbs")[2].partition("</nav>")[0]


def is_breadcrumb(link: dict[str, str | None]) -> bool:
    return link.get("class") == "govuk-breadcrumbs__link"


def test_every_card_is_in_the_overview(client: FlaskClient, kb: KnowledgeBase) -> None:
    links = [link.get("href") for link in outline(client, "/topics").all("a")]
    assert {f"/topics/{name}" for name in kb.topics} <= set(links)


def test_the_lookup_page_shows_contacts_with_their_lines(client: FlaskClient) -> None:
    page = outline(client, "/lookup?q=Childline")
    assert [link for link in page.all("a") if (link.get("href") or "").startswith("tel:")]


def test_an_empty_lookup_says_so(client: FlaskClient) -> None:
    assert client.get("/lookup?q=").status_code == 200


def test_every_link_leads_somewhere(client: FlaskClient) -> None:
    for path in PAGES:
        for link in outline(client, path).all("a", "link", "script"):
            target = link.get("href") or link.get("src") or ""
            if target.startswith("/"):
                assert client.get(target).status_code == 200, (path, target)


def test_the_widgets_script_is_served_as_a_script(client: FlaskClient) -> None:
    response = client.get("/widget.js")
    assert response.mimetype == "text/javascript"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
