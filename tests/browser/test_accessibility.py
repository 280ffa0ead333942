from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import undecided_contrasts, violations
from tests.browser.serving import Served
from tests.browser.widget import Widget

_SAID = {
    "question": "worried",
    "plan": "exampleborough",
    "emergency": "help!",
    "answer": "card",
    "alternatives": "which",
    "indicators": "signs",
    "contacts": "ring",
    "error": "busy",
}
_SCREENS = {"phone": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 800}}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, page: Page) -> str:
    page.emulate_media(color_scheme=request.param)
    return request.param


@pytest.fixture(params=list(_SCREENS))
def screen(request: pytest.FixtureRequest, page: Page) -> str:
    page.set_viewport_size(_SCREENS[request.param])
    return request.param


def test_closed_has_no_violation(page: Page, scheme: str, screen: str, widget: Widget) -> None:
    assert violations(page) == []


def test_open_has_no_violation(page: Page, scheme: str, screen: str, widget: Widget) -> None:
    widget.open()
    assert violations(page) == []


@pytest.mark.parametrize("state", list(_SAID))
def test_every_reply_has_no_violation(page: Page, scheme: str, screen: str, widget: Widget, state: str) -> None:
    widget.open().ask(_SAID[state])
    for summary in page.locator("first-hour-chat summary:visible").all():
        summary.click()
    assert violations(page) == []
    assert undecided_contrasts(page) == []


def test_offline_has_no_violation(page: Page, scheme: str, screen: str, widget: Widget) -> None:
    page.context.set_offline(True)
    widget.open()
    expect(widget.trouble("offline")).to_be_visible()
    assert violations(page) == []


def test_server_down_has_no_violation(page: Page, scheme: str, screen: str, widget: Widget, server: Served) -> None:
    server.stop()
    widget.open()
    expect(widget.trouble("unreachable")).to_be_visible()
    assert violations(page) == []


def test_a_message_that_is_too_long_has_no_violation(page: Page, scheme: str, screen: str, widget: Widget) -> None:
    widget.open().box.fill("a" * 2001)
    assert violations(page) == []


def test_replies_are_read_out_politely(widget: Widget) -> None:
    widget.open()
    expect(widget.log).to_have_accessible_name("Conversation")
    assert widget.log.get_attribute("aria-live") in (None, "polite")


def test_forced_colours_keep_every_button_visible(page: Page, widget: Widget) -> None:
    page.emulate_media(forced_colors="active")
    widget.open().say("worried")
    expect(widget.log.get_by_role("button", name="Yes")).to_be_visible()
    for control in page.locator("first-hour-chat button:visible").all():
        assert control.evaluate("e => getComputedStyle(e).borderStyle !== 'none' || e.className === 'restart'")
