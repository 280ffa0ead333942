from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.canned import Canned
from tests.browser.serving import Served
from tests.browser.widget import Widget


def expect_numbers(card: Locator) -> None:
    """The emergency contacts, without a word about who is open: they are as old as the script."""
    expect(card).to_be_visible()
    expect(card).to_have_attribute("role", "alert")
    for number in ("999", "101", "0808 157 0123"):
        expect(card.get_by_role("link", name=number)).to_be_visible()
    assert "Open now" not in card.inner_text()
    expect(card.locator(".contacts > li")).to_contain_text(["Day and night", "Day and night", "It may be closed"])


def test_999_is_one_action_away(widget: Widget) -> None:
    widget.open()
    expect(widget.page.get_by_text("In danger now? Ring 999").get_by_role("link")).to_have_attribute("href", "tel:999")


def test_with_the_server_down_it_opens_and_shows_the_numbers(widget: Widget, server: Served) -> None:
    server.stop()
    widget.open()
    card = widget.trouble("unreachable")
    expect_numbers(card)
    expect(card).to_contain_text("First Hour cannot be reached")


def test_a_server_that_is_silent_for_8_seconds_brings_the_numbers(
    page: Page, canned: Canned, embed: Callable[..., Widget]
) -> None:
    canned.sluggish = True
    page.clock.install()
    widget = embed()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    widget.open()
    page.clock.run_for(7999)
    expect(widget.log.get_by_role("alert")).to_have_count(0)
    page.clock.run_for(1)
    expect_numbers(widget.trouble("unreachable"))


def test_start_again_says_nothing_of_a_look_that_it_broke_off(page: Page, widget: Widget, canned: Canned) -> None:
    canned.sluggish = True
    widget.open()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("first-hour-chat .status")).to_have_text(
        "A new conversation. What you said before is set aside."
    )
    canned.release.set()
    widget.ask("hello")
    expect(widget.log.get_by_role("alert")).to_have_count(0)


def test_a_server_that_dies_in_mid_conversation_leaves_the_numbers(widget: Widget, server: Served) -> None:
    widget.open().say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    server.stop()
    widget.say("worried")
    expect_numbers(widget.trouble("unreachable"))


def test_offline_is_said_as_soon_as_it_opens(page: Page, widget: Widget) -> None:
    page.context.set_offline(True)
    widget.open()
    card = widget.trouble("offline")
    expect_numbers(card)
    expect(card).to_contain_text("You are offline")


def test_try_again_sends_the_same_once_more(page: Page, widget: Widget, canned: Canned) -> None:
    widget.open()
    expect(widget.log).to_contain_text("Tell us what you have seen")
    page.context.set_offline(True)
    widget.say("worried")
    expect_numbers(widget.trouble("offline"))
    page.context.set_offline(False)
    widget.choose("Try again")
    expect(widget.log).to_contain_text("Is anyone in danger now?")
    expect(widget.log.locator(".said")).to_have_count(1)
    assert widget.focused() == "Your message"
    assert canned.asked == [{"message": "worried"}]


def test_an_answer_that_takes_8_seconds_brings_the_numbers_and_may_still_come(
    page: Page, canned: Canned, embed: Callable[..., Widget]
) -> None:
    page.clock.install()
    widget = embed().open()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    widget.say("slow")
    widget.expect_said("slow")
    page.clock.run_for(7999)
    expect(widget.trouble("slow")).to_have_count(0)
    page.clock.run_for(1)
    expect_numbers(widget.trouble("slow"))
    canned.release.set()
    expect(widget.log.locator(".bubble").last).to_contain_text("Tell me what you have seen.")


def test_an_answer_that_never_comes_is_given_up(page: Page, embed: Callable[..., Widget]) -> None:
    page.clock.install()
    # The look whether the server is there must be over: it would be given up as well.
    with page.expect_event("requestfinished", lambda request: request.url.endswith("/healthz")):
        widget = embed().open()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    widget.say("slow")
    widget.expect_said("slow")
    page.clock.run_for(30_000)
    expect_numbers(widget.trouble("unreachable"))
    expect(widget.log.get_by_role("button", name="Try again")).to_be_visible()


@pytest.mark.parametrize("code", ["busy", "expired"])
def test_an_error_shows_what_to_do_next_and_the_contacts_it_brought(widget: Widget, code: str) -> None:
    widget.open().say(code)
    card = widget.trouble("refused")
    expect(card).to_contain_text(f"What to do when {code}.")
    expect(card.get_by_role("link", name="999")).to_be_visible()
    expect(card).to_contain_text("Open now")


def test_a_conversation_that_has_ended_is_begun_anew_by_trying_again(widget: Widget, canned: Canned) -> None:
    widget.open().say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    widget.say("expired")
    expect(widget.trouble("refused")).to_be_visible()
    widget.choose("Try again")
    expect(widget.trouble("refused")).to_have_count(2)
    assert "conversation" in canned.asked[1]
    assert canned.asked[2] == {"message": "expired"}


def test_a_reply_that_cannot_be_shown_leaves_the_others_and_the_numbers(widget: Widget) -> None:
    widget.open().say("broken")
    expect_numbers(widget.trouble("unreachable"))
    expect(widget.log).to_contain_text("Before the broken one.")
    expect(widget.log).to_contain_text("After the broken one.")
    widget.ask("hello")


def test_an_answer_that_is_not_the_contracts_counts_as_none(page: Page, widget: Widget) -> None:
    page.route("**/api/v1/chat", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    widget.open().say("hello")
    expect_numbers(widget.trouble("unreachable"))
