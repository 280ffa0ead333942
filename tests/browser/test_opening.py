from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget import Widget


def test_the_launcher_is_a_button_with_a_name_and_a_state(widget: Widget) -> None:
    launcher = widget.page.get_by_role("button", name="Worried about someone?", exact=True, expanded=False)
    expect(launcher).to_be_visible()
    launcher.click()
    expect(widget.page.get_by_role("button", name="Worried about someone?", expanded=True)).to_be_visible()


def test_while_closed_nothing_but_the_launcher_can_be_seen_or_reached(widget: Widget) -> None:
    widget.open()
    widget.page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    assert widget.elements("e.checkVisibility() && e.tabIndex >= 0") == ["BUTTON launcher right"]


def test_opening_moves_the_focus_into_the_box(widget: Widget) -> None:
    widget.open()
    assert widget.focused() == "Your message"


def test_escape_closes_and_gives_the_focus_back(widget: Widget) -> None:
    widget.open()
    widget.page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    expect(widget.launcher).to_have_attribute("aria-expanded", "false")
    assert widget.focused() == "Worried about someone?"


def test_the_close_button_gives_the_focus_back(widget: Widget) -> None:
    widget.open()
    widget.page.get_by_role("button", name="Close").click()
    expect(widget.panel).to_be_hidden()
    assert widget.focused() == "Worried about someone?"


def test_closing_and_opening_again_keeps_the_conversation(widget: Widget) -> None:
    widget.open().say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    widget.page.keyboard.press("Escape")
    widget.open()
    widget.expect_said("hello")


@pytest.mark.parametrize("position", ["left", "right"])
def test_on_a_phone_it_is_a_sheet_over_the_page_that_keeps_the_focus(
    embed: Callable[..., Widget], position: str
) -> None:
    widget = embed(position=position)
    widget.page.set_viewport_size({"width": 320, "height": 640})
    widget.open()
    assert widget.panel.bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 640}
    assert widget.panel.evaluate("element => element.matches(':modal')")
    widget.page.keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    assert widget.focused() == "Worried about someone?"


def test_turning_the_device_keeps_it_open_and_the_focus_in_place(widget: Widget) -> None:
    widget.open()
    widget.page.set_viewport_size({"width": 320, "height": 640})
    expect(widget.panel).to_have_css("width", "320px")
    assert widget.panel.evaluate("element => element.matches(':modal')")
    assert widget.focused() == "Your message"
    expect(widget.launcher).to_have_attribute("aria-expanded", "true")


def test_nothing_runs_off_the_side_at_320_pixels(widget: Widget) -> None:
    widget.page.set_viewport_size({"width": 320, "height": 256})
    widget.open()
    expect(widget.page.get_by_text("In danger now?")).to_be_in_viewport()
    for words in ("exampleborough", "card", "ring", "help!"):
        widget.ask(words)
    assert widget.elements("e.getBoundingClientRect().right > 321") == []
    expect(widget.page.get_by_role("button", name="Exit this page")).to_be_in_viewport()
    expect(widget.page.get_by_role("heading", name="Emergency")).to_be_in_viewport()


def test_the_tag_sets_the_name_the_side_and_the_colour(embed: Callable[..., Widget]) -> None:
    widget = embed(title="Ask the safeguarding team", position="left", accent="#ffd700")
    expect(widget.launcher).to_have_text("Ask the safeguarding team")
    expect(widget.launcher).to_have_css("background-color", "rgb(255, 215, 0)")
    expect(widget.launcher).to_have_css("color", "rgb(0, 0, 0)")
    assert widget.launcher.bounding_box()["x"] < 40
    widget.open()
    assert widget.panel.bounding_box()["x"] < 40
    expect(widget.page.get_by_role("dialog", name="Ask the safeguarding team")).to_be_visible()


def test_a_colour_that_is_no_colour_is_ignored(embed: Callable[..., Widget]) -> None:
    widget = embed(accent="red; background: url(https://example.org)")
    expect(widget.launcher).to_have_css("background-color", "rgb(31, 58, 95)")


def test_without_its_stylesheet_it_is_plain_but_there(page: Page, embed: Callable[..., Widget]) -> None:
    page.route("**/widget.css?*", lambda route: route.abort())
    widget = embed().open()
    expect(page.get_by_role("link", name="999").first).to_be_visible()
    widget.say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")


def test_while_its_stylesheet_is_slow_to_come_it_is_plain_but_there(page: Page, embed: Callable[..., Widget]) -> None:
    page.route("**/widget.css?*", lambda route: None)
    widget = embed()
    assert widget.launcher.evaluate("e => getComputedStyle(e).position") == "static"
    widget.open()
    expect(page.get_by_role("link", name="999").first).to_be_visible()


def test_the_tag_in_the_head_without_defer_works_too(page: Page, widget: Widget) -> None:
    page.goto(f"{page.url}without-defer")
    expect(widget.launcher).to_be_visible()


def test_the_focus_goes_through_the_window_in_the_order_of_reading(page: Page, widget: Widget) -> None:
    widget.open().ask("worried")
    seen = []
    page.locator("first-hour-chat .exit").focus()
    for _ in range(10):
        seen.append(widget.focused())
        page.keyboard.press("Tab")
    assert seen == [
        "Exit this page", "Close", "999", "Conversation",
        "What “Exit this page” does, and cannot do", "Yes", "No", "I am not sure", "Your message", "Send",
    ]  # fmt: skip


def test_motion_is_smooth_only_for_those_who_do_not_mind(widget: Widget) -> None:
    widget.open()
    expect(widget.log).to_have_css("scroll-behavior", "smooth")
    widget.page.emulate_media(reduced_motion="reduce")
    expect(widget.log).to_have_css("scroll-behavior", "auto")
