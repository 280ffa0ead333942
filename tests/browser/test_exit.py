from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.canned import TOKEN, Canned
from tests.browser.serving import Served
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
    expect(page.locator("html")).to_have_text("Loading.")
    assert page.evaluate("sessionStorage.length") == 0


def test_an_answer_that_comes_after_exit_brings_nothing_back(page: Page, widget: Widget, canned: Canned) -> None:
    over: list[str] = []
    for how in ("requestfinished", "requestfailed"):
        page.on(how, lambda request: over.append(request.url))
    widget.open().say("slow")
    widget.expect_said("slow")
    page.route(_AWAY, _stay)
    page.get_by_role("button", name="Exit this page").click()
    canned.release.set()
    _wait_for(page, lambda: any(url.endswith("/api/v1/chat") for url in over), "the request is still under way")
    # And what there is to do with an answer has been done.
    page.wait_for_timeout(200)
    expect(page.locator("html")).to_have_text("Loading.")
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


def _shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def _announced(page: Page) -> Locator:
    return page.locator("first-hour-chat .header [role=status]")


def test_three_shifts_exit_wherever_the_focus_is(page: Page, widget: Widget) -> None:
    widget.open()
    page.locator("h1").click()
    _shift(page, 3)
    page.wait_for_url(_AWAY)


def test_each_shift_is_announced_and_seen(page: Page, widget: Widget) -> None:
    widget.open()
    lights = page.locator("first-hour-chat .lights .on")
    _shift(page, 1)
    expect(_announced(page)).to_have_text("Shift, press 2 more times to exit.")
    expect(lights).to_have_count(1)
    _shift(page, 1)
    expect(_announced(page)).to_have_text("Shift, press 1 more time to exit.")
    expect(lights).to_have_count(2)
    expect(lights.first).to_be_visible()
    assert violations(page) == []


def test_shifts_that_make_capitals_do_not_exit(page: Page, widget: Widget) -> None:
    widget.open()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(widget.box).to_have_value("ABCD")
    expect(_announced(page)).to_have_text("")


def test_another_key_between_starts_the_count_anew(page: Page, widget: Widget) -> None:
    widget.open()
    _shift(page, 2)
    page.keyboard.press("x")
    expect(_announced(page)).to_have_text("Exit this page expired.")
    _shift(page, 2)
    expect(_announced(page)).to_have_text("Shift, press 1 more time to exit.")


def test_shifts_are_forgotten_after_5_seconds(page: Page, embed: Callable[..., Widget]) -> None:
    page.clock.install()
    embed().open()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    _shift(page, 2)
    page.clock.run_for(4999)
    expect(_announced(page)).to_have_text("Shift, press 1 more time to exit.")
    page.clock.run_for(1)
    expect(_announced(page)).to_have_text("Exit this page expired.")
    _shift(page, 2)
    expect(_announced(page)).to_have_text("Shift, press 1 more time to exit.")


def test_while_it_is_closed_shift_is_the_pages_own(page: Page, widget: Widget, elsewhere: list[str]) -> None:
    widget.open()
    page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    _shift(page, 4)
    widget.open()
    assert elsewhere == []


def test_exit_ends_the_conversation_on_the_server(page: Page, widget: Widget, canned: Canned) -> None:
    widget.open().ask("hello")
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(_AWAY)
    _wait_for(page, lambda: bool(canned.ended), "the server was not told")
    # Without a preflight: a page that is gone could not answer for one.
    assert canned.ended == [("text/plain", json.dumps({"conversation": TOKEN}, separators=(",", ":")))]


def test_start_again_ends_it_on_the_server_too(page: Page, widget: Widget, canned: Canned) -> None:
    widget.open().ask("hello")
    page.get_by_role("button", name="Start again").click()
    _wait_for(page, lambda: bool(canned.ended), "the server was not told")


def _wait_for(page: Page, is_so: Callable[[], bool], otherwise: str) -> None:
    for _ in range(500):
        if is_so():
            return
        page.wait_for_timeout(20)
    pytest.fail(otherwise)


def test_exit_leaves_though_the_server_is_down(page: Page, widget: Widget, server: Served) -> None:
    widget.open().ask("hello")
    server.stop()
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(_AWAY)


def test_a_page_that_asks_whether_one_really_wants_to_leave_is_not_heard(page: Page, widget: Widget) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    widget.open()
    page.evaluate("addEventListener('beforeunload', (event) => event.preventDefault())")
    page.get_by_role("button", name="Exit this page").click()
    page.wait_for_url(_AWAY)
    assert asked == []


def test_exit_says_what_it_does_and_what_it_cannot_do(page: Page, widget: Widget) -> None:
    widget.open()
    expect(page.get_by_role("button", name="Exit this page")).to_have_accessible_description(
        "Or press the Shift key three times."
    )
    widget.log.get_by_text("What “Exit this page” does, and cannot do").click()
    expect(widget.log).to_contain_text("deletes this conversation here and on our server")
    expect(widget.log).to_contain_text("It cannot clear your browser's history")
