from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.canned import Canned
from tests.browser.widget import Widget

_AWAY = "https://www.bbc.co.uk/weather"


def test_exit_goes_elsewhere_and_back_does_not_return(page: Page, widget: Widget, elsewhere: list[str]) -> None:
    widget.open().say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    before = page.evaluate("history.length")
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(_AWAY)
    assert elsewhere == [_AWAY]
    assert page.evaluate("history.length") == before
    page.go_back()
    assert "first-hour-chat" not in page.content()


def _stay(route: Route) -> None:
    """An answer that leaves the browser on the page where it is."""
    route.fulfill(status=204)


def test_exit_blanks_the_page_and_forgets_before_the_other_page_is_there(page: Page, widget: Widget) -> None:
    widget.open().say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    assert page.evaluate("sessionStorage.length") == 1
    page.route(_AWAY, _stay)
    page.get_by_role("button", name="Exit this page").click()
    expect(page.locator("body")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_an_answer_that_comes_after_exit_brings_nothing_back(page: Page, widget: Widget, canned: Canned) -> None:
    widget.open().say("slow")
    widget.expect_said("slow")
    page.route(_AWAY, _stay)
    page.get_by_role("button", name="Exit this page").click()
    canned.release.set()
    expect(page.locator("body")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0


def test_exit_is_in_view_however_long_the_conversation(page: Page, widget: Widget) -> None:
    widget.open().say("exampleborough")
    expect(widget.plan).to_be_visible()
    widget.log.evaluate("element => element.scrollTo(0, element.scrollHeight)")
    expect(page.get_by_role("button", name="Exit this page")).to_be_in_viewport()


def test_nothing_is_kept_but_the_token_of_this_tab(page: Page, widget: Widget) -> None:
    widget.open().say("worried")
    expect(widget.log).to_contain_text("Is anyone in danger now?")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("Object.keys(sessionStorage)") == ["first-hour"]
