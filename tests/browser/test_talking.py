from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.canned import TOKEN, Canned
from tests.browser.widget import Widget


def test_a_whole_conversation_with_the_keyboard_alone(page: Page, widget: Widget) -> None:
    keyboard = page.keyboard
    keyboard.press("Tab")
    assert widget.focused() == "Worried about someone?"
    keyboard.press("Enter")
    keyboard.type("worried about a girl in my form")
    keyboard.press("Enter")
    expect(widget.log.get_by_role("group", name="Is anyone in danger now?")).to_be_visible()
    assert widget.focused() == "Your message"

    keyboard.press("Shift+Tab")
    keyboard.press("Shift+Tab")
    assert widget.focused() == "No"
    keyboard.press("Space")
    widget.expect_said("No")
    expect(widget.log).to_contain_text("Which borough is the child in now?")
    assert widget.focused() == "Your message"

    keyboard.type("Exampleborough")
    keyboard.press("Enter")
    expect(widget.plan).to_be_visible()
    _tab_back_to(widget, "Keep her in sight if you can, and stay calm.")
    keyboard.press("Space")
    expect(widget.plan.get_by_role("checkbox").first).to_be_checked()

    keyboard.press("Escape")
    expect(widget.panel).to_be_hidden()
    assert widget.focused() == "Worried about someone?"


def _tab_back_to(widget: Widget, name: str) -> None:
    for _ in range(40):
        if widget.focused() == name:
            return
        widget.page.keyboard.press("Shift+Tab")
    pytest.fail(f"{name!r} cannot be reached with Shift+Tab")


def test_a_button_sends_its_choice_and_shows_its_label(widget: Widget, canned: Canned) -> None:
    widget.open().say("worried")
    widget.choose("I am not sure")
    widget.expect_said("I am not sure")
    expect(widget.log.locator(".bubble").last).to_contain_text("Hello.")
    assert canned.asked == [{"message": "worried"}, {"choice": "danger:unsure", "conversation": TOKEN}]


@pytest.mark.parametrize("typed", ["Yes", "yes.", " YES "])
def test_the_words_of_a_button_can_be_typed_instead(widget: Widget, canned: Canned, typed: str) -> None:
    widget.open().ask("worried")
    widget.say(typed)
    expect(widget.emergency).to_be_visible()
    widget.expect_said(typed.strip())
    assert canned.asked[-1]["choice"] == "danger:now"


def test_buttons_go_once_the_question_is_answered(widget: Widget) -> None:
    widget.open().say("worried")
    expect(widget.log.get_by_role("button", name="Yes")).to_be_visible()
    widget.say("no, she is at home")
    widget.expect_said("no, she is at home")
    expect(widget.log.get_by_role("button", name="Yes")).to_have_count(0)


def test_a_way_to_start_is_sent_as_a_message(widget: Widget, canned: Canned) -> None:
    widget.open()
    widget.choose("Who do I ring?")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    assert canned.asked == [{"message": "Who do I ring?"}]


def test_what_people_type_is_text(page: Page, widget: Widget) -> None:
    typed = "<img src=x onerror=alert(1)> **bold** <script>alert(2)</script>"
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    widget.open().ask(typed)
    expect(widget.log.locator(".said").last.locator("img, script, strong")).to_have_count(0)
    expect(widget.log.locator("img, script")).to_have_count(0)


def test_shift_and_enter_breaks_the_line_and_enter_sends(widget: Widget, canned: Canned) -> None:
    widget.open()
    keyboard = widget.page.keyboard
    keyboard.type("one")
    keyboard.press("Shift+Enter")
    keyboard.type("two")
    keyboard.press("Enter")
    expect(widget.box).to_have_value("")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    assert canned.asked == [{"message": "one\ntwo"}]


def test_an_empty_message_is_not_sent(widget: Widget, canned: Canned) -> None:
    widget.open().say("  \n ")
    widget.say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    assert canned.asked == [{"message": "hello"}]


@pytest.mark.parametrize(
    ("length", "counter"),
    [(1800, ""), (1801, "199 characters left"), (2000, "0 characters left"), (2001, "Too long by 1 character.")],
)
def test_the_counter_speaks_up_near_the_limit(widget: Widget, length: int, counter: str) -> None:
    widget.open().box.fill("\N{GRINNING FACE}" * length)
    expect(widget.page.locator("first-hour-chat .counter")).to_contain_text(counter)
    assert bool(counter) == bool(widget.page.locator("first-hour-chat .counter").text_content())


def test_a_message_that_is_too_long_stays_in_the_box(widget: Widget, canned: Canned) -> None:
    widget.open().say("a" * 2001)
    expect(widget.box).to_have_attribute("aria-invalid", "true")
    assert len(widget.box.input_value()) == 2001
    assert canned.asked == []


def test_thinking_is_said_only_after_half_a_second(page: Page, canned: Canned, embed: Callable[..., Widget]) -> None:
    page.clock.install()
    widget = embed().open()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    status = page.locator("first-hour-chat .status")
    widget.say("slow")
    widget.expect_said("slow")
    page.clock.run_for(499)
    expect(status).to_have_text("")
    page.clock.run_for(1)
    expect(status).to_have_text("Thinking…")
    canned.release.set()
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    expect(status).to_have_text("")


def test_one_message_at_a_time(widget: Widget, canned: Canned) -> None:
    widget.open().say("slow")
    widget.expect_said("slow")
    widget.say("worried")
    expect(widget.box).to_have_value("worried")
    expect(widget.page.locator("first-hour-chat .status")).to_have_text("Your last message is still being answered.")
    canned.release.set()
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    assert canned.asked == [{"message": "slow"}]


def test_the_conversation_goes_on_after_a_page_is_left_for_another(page: Page, widget: Widget, canned: Canned) -> None:
    widget.open().say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    page.reload()
    widget.open()
    expect(widget.log).to_contain_text("Your conversation goes on.")
    widget.say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    assert canned.asked[-1]["conversation"] == TOKEN


def test_start_again_forgets_the_conversation(page: Page, widget: Widget, canned: Canned) -> None:
    widget.open().say("hello")
    expect(widget.log).to_contain_text("Tell me what you have seen.")
    page.get_by_role("button", name="Start again").click()
    expect(widget.log.locator(".said")).to_have_count(0)
    assert widget.focused() == "Your message"
    widget.say("worried")
    expect(widget.log).to_contain_text("Is anyone in danger now?")
    assert canned.asked[-1] == {"message": "worried"}
    expect(widget.log.locator("[role=alert]")).to_have_count(0)


def test_keys_typed_in_the_widget_do_not_reach_the_page_around(page: Page, widget: Widget) -> None:
    page.evaluate("window.heard = []; document.addEventListener('keydown', (event) => window.heard.push(event.key))")
    widget.open()
    page.keyboard.type("/search")
    assert page.evaluate("window.heard") == []
