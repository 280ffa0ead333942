from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.canned import Canned
from tests.browser.widget import Widget


def test_the_plan_is_a_checklist_in_the_order_of_time(widget: Widget) -> None:
    widget.open().say("exampleborough")
    plan = widget.plan
    expect(plan.get_by_role("heading", level=4)).to_have_text(
        ["Now", "In the first hour", "Today", "This week", "Do not", "Write down"]
    )
    expect(plan.get_by_role("checkbox")).to_have_count(5)
    expect(plan.get_by_role("checkbox", name="Ring the front door. by 14:35")).to_be_visible()
    expect(plan).to_contain_text("Act today")
    expect(plan).to_contain_text("Do not confront the boyfriend.")
    expect(plan).to_contain_text("Her own words, with the time.")


def test_a_step_says_why_and_shows_its_sources_or_that_it_has_none(widget: Widget) -> None:
    widget.open().say("exampleborough")
    with_source, practice = widget.plan.locator(".steps > li").nth(1), widget.plan.locator(".steps > li").nth(0)
    with_source.get_by_text("Why").click()
    expect(with_source.locator(".why strong")).to_have_text("nobody")
    with_source.get_by_text("1 source").click()
    expect(with_source.get_by_role("link")).to_contain_text("Keeping children safe in education")
    practice.get_by_text("Why").click()
    expect(practice).to_contain_text("Good practice, without a source of its own.")


def test_the_plan_links_to_its_full_page_on_our_host(widget: Widget) -> None:
    widget.open().say("exampleborough")
    link = widget.plan.get_by_role("link", name="Open the full plan")
    host = widget.page.locator("script[src]").get_attribute("src").split("/widget.js")[0]
    expect(link).to_have_attribute("href", f"{host}/plan?role=teacher&age_group=child")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_a_number_can_be_tapped_and_says_in_words_whether_it_is_open(widget: Widget) -> None:
    widget.page.clock.set_fixed_time("2026-11-24T20:00:00+00:00")  # of a day that is today no day is named
    widget.open().say("ring")
    contacts = widget.log.locator(".contacts > li")
    expect(contacts.nth(0).get_by_role("link").first).to_have_attribute("href", "tel:02079460123")
    expect(contacts.nth(0)).to_contain_text("Closed now, opens Wed 25 Nov at 09:00 (Monday to Friday, 9am to 5pm)")
    expect(contacts.nth(1).locator(".state")).to_have_text("Open now, until 9am tomorrow")
    expect(contacts.nth(2).locator(".state")).to_have_text("Opening hours not confirmed")


def test_the_other_lines_of_a_contact_stand_below_its_first(widget: Widget) -> None:
    widget.open().say("ring")
    line = widget.log.locator(".contacts > li").first.locator(".lines > li")
    expect(line).to_contain_text("Out of hours (professionals only)")
    expect(line).to_contain_text("Open now, until 9am tomorrow")
    expect(line.get_by_role("link", name="020 7946 0999")).to_have_attribute("href", "tel:+442079460999")


def test_doubt_about_a_contact_is_said_in_words(widget: Widget) -> None:
    widget.open().say("ring")
    contacts = widget.log.locator(".contacts > li")
    expect(contacts.nth(0)).to_contain_text("Checked by a person 20 Nov 2026")
    expect(contacts.nth(0).locator(".doubt")).to_have_count(0)
    expect(contacts.nth(2)).to_contain_text("Disputed: sources do not agree")
    expect(contacts.nth(3)).to_contain_text("Read on a page 20 Nov 2026")
    expect(contacts.nth(3)).to_contain_text("Unverified: nobody has confirmed this contact. The page is from 2019.")


def test_an_answer_shows_its_review_date_and_its_sources(widget: Widget) -> None:
    widget.open().say("card")
    expect(widget.log).to_contain_text("Reviewed 23 Nov 2026")
    widget.log.get_by_text("2 sources").click()
    expect(widget.log.get_by_role("link", name="Working together")).to_have_attribute(
        "href", "https://example.org/guide"
    )
    expect(widget.log.locator(".sources li").last).to_have_text("A book (published: 1 Mar 2025, read: 23 Nov 2026)")


def test_a_card_with_a_number_shows_it(widget: Widget) -> None:
    widget.open().say("numbered")
    expect(widget.log).to_contain_text("Card NRM-04")


def test_markdown_becomes_elements_and_a_script_address_stays_text(widget: Widget) -> None:
    widget.open().say("card")
    card = widget.log.locator(".card")
    expect(card.get_by_role("heading", level=4)).to_have_text(["What to do", "Good to know"])
    expect(card.locator("ol > li")).to_have_count(2)
    expect(card.locator("ol > li ul > li")).to_have_text(["of the worker", "of the manager"])
    expect(card.locator("strong").first).to_have_text("children's social care")
    expect(card.locator("code")).to_have_text("code")
    expect(card.get_by_text("trap")).not_to_have_attribute("href", "javascript:alert(1)")
    assert card.locator("a[href^=javascript]").count() == 0


def test_one_of_several_cards_is_chosen_with_a_button(widget: Widget, canned: Canned) -> None:
    widget.open().say("which")
    widget.choose("Card one")
    expect(widget.log.get_by_role("heading", name="Telling children's social care")).to_be_visible()
    assert canned.asked[-1]["choice"] == "topic:one"


def test_indicators_quote_the_words_and_score_nothing(widget: Widget) -> None:
    widget.open().say("signs")
    expect(widget.log.locator("q")).to_have_text("two phones")
    expect(widget.log).to_contain_text("Has more than one phone")
    expect(widget.log).to_contain_text("Goes missing")
    expect(widget.log).to_contain_text("Indicators are prompts, not proof.")


def test_the_emergency_card_is_an_alert_and_stands_first(widget: Widget) -> None:
    widget.open().say("help! he is here")
    expect(widget.page.get_by_role("alert")).to_contain_text("ring 999 and ask for the police")
    expect(widget.log.locator(".said + *")).to_have_attribute("role", "alert")
    expect(widget.page.get_by_role("alert").get_by_role("link", name="999")).to_be_in_viewport()


def test_a_reply_of_a_kind_to_come_shows_its_text(widget: Widget) -> None:
    widget.open().say("tomorrow")
    expect(widget.log).to_contain_text("A reply of a kind to come.")


def test_the_sites_own_borough_is_offered_where_a_place_is_asked_for(
    embed: Callable[..., Widget], canned: Canned
) -> None:
    widget = embed(place="lambeth").open()
    widget.say("worried")
    widget.choose("No")
    widget.choose("Lambeth")
    expect(widget.plan).to_be_visible()
    assert canned.asked[-1]["choice"] == "place:lambeth"
