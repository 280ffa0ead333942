"""What can be taken away from the widget: a copy as plain text, a print, the full page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.widget import Widget

_NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error())}})"
_NO_COPYING = "document.execCommand = () => false"
_CARD = """\
Telling children's social care

Ring children's social care first, see the guide (https://example.org/a).

What to do

1. Say what you saw.
2. Ask for a name:
  - of the worker
  - of the manager

Good to know

- Not code, and no trap).

- Exampleborough children's front door
  Worries about a child who may be exploited.
  020 7946 0123
  Closed now, opens Wed 25 Nov at 09:00 (Monday to Friday, 9am to 5pm)
  Checked by a person 20 Nov 2026
  - Out of hours (professionals only)
    020 7946 0999
    Open now, until 9am tomorrow

Reviewed 23 Nov 2026

2 sources

- Working together (https://example.org/guide) (published: 1 Mar 2025, read: 23 Nov 2026)
- A book (published: 1 Mar 2025, read: 23 Nov 2026)

Read the full page (HOST/topics/a-card)

Copied from First Hour on 24 Nov 2026 at 14:10. Opening hours are as they were then."""
_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1 }"


@pytest.fixture
def copied(page: Page, embed: Callable[..., Widget]) -> Callable[[str], str]:
    """Says something, copies the last card of the answer, and gives back what the clipboard holds."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.set_fixed_time("2026-11-24T14:10:00+00:00")

    def copy(words: str) -> str:
        widget = embed().open()
        widget.ask(words)
        for tick in widget.log.get_by_role("checkbox").all()[:1]:
            tick.check()
        widget.log.get_by_role("button", name="Copy").last.click()
        expect(page.locator("first-hour-chat .status")).to_have_text(
            "Copied, as plain text with its sources and dates."
        )
        return str(page.evaluate("navigator.clipboard.readText()"))

    return copy


def test_an_answer_is_copied_as_plain_text_with_its_source_and_date(copied: Callable[[str], str]) -> None:
    assert re.sub(r"http://127.0.0.1:\d+", "HOST", copied("card")) == _CARD


def test_a_plan_is_copied_with_its_times_and_ticks(copied: Callable[[str], str]) -> None:
    text = copied("exampleborough")
    assert "- [x] Keep her in sight if you can, and stay calm." in text
    assert "- [ ] Tell your designated safeguarding lead what you have seen. by 14:05" in text
    assert "Keeping children safe in education (https://example.org/guide)" in text
    assert "Exampleborough children's front door\n" in text
    assert "020 7946 0123" in text
    assert "- Do not confront the boyfriend." in text
    assert "Print" not in text


def test_contacts_are_copied_with_whether_they_are_open_and_when_that_was(copied: Callable[[str], str]) -> None:
    text = copied("ring")
    assert "020 7946 0456, mash@example.org, Website (https://example.org/mash)" in text
    assert "Closed now, opens Wed 25 Nov at 09:00 (Monday to Friday, 9am to 5pm)" in text
    assert "Disputed: sources do not agree about this contact." in text
    assert text.endswith("Copied from First Hour on 24 Nov 2026 at 14:10. Opening hours are as they were then.")


def test_indicators_are_copied_with_the_quoted_words(copied: Callable[[str], str]) -> None:
    assert 'Has more than one phone You wrote: "two phones"' in copied("signs")


def test_where_the_clipboard_is_closed_the_older_way_is_taken(page: Page, copied: Callable[[str], str]) -> None:
    page.add_init_script(_NO_CLIPBOARD + "; document.addEventListener('copy', () => { window.copies = 1 })")
    page.add_init_script("navigator.clipboard.readText = () => 'not looked at'")
    copied("card")
    assert page.evaluate("window.copies") == 1


def test_where_nothing_can_be_copied_it_says_what_to_do(page: Page, embed: Callable[..., Widget]) -> None:
    page.add_init_script(f"{_NO_CLIPBOARD}; {_NO_COPYING}")
    widget = embed().open()
    widget.ask("card")
    widget.log.get_by_role("button", name="Copy").click()
    expect(page.locator("first-hour-chat .status")).to_have_text("This page may not copy. Select the text instead.")
    assert widget.focused() == "Copy"


@pytest.mark.parametrize("screen", [(1280, 800), (320, 640)], ids=str)
def test_the_plan_alone_is_printed_with_ticks_and_sources(
    page: Page, embed: Callable[..., Widget], screen: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.add_init_script(_PRINTS)
    widget = embed().open()
    widget.ask("exampleborough")
    widget.plan.get_by_role("checkbox").first.check()
    widget.plan.get_by_role("button", name="Print").click()
    assert page.evaluate("window.prints") == 1

    page.emulate_media(media="print")
    paper = page.locator("first-hour-chat .paper")
    expect(paper).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    expect(widget.panel).to_be_hidden()
    expect(paper.get_by_role("checkbox").first).to_be_checked()
    expect(paper.get_by_text("Keeping children safe in education")).to_be_visible()
    expect(paper.get_by_role("button")).to_have_count(0)

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("main")).to_be_visible()
    page.emulate_media(media="screen")
    expect(widget.panel).to_be_visible()
    expect(page.locator("first-hour-chat .paper")).to_have_count(0)
    assert page.evaluate("window.violations") == []


def test_copying_and_printing_with_the_keyboard_alone(page: Page, embed: Callable[..., Widget]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(_PRINTS)
    widget = embed()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("exampleborough")
    page.keyboard.press("Enter")
    expect(widget.plan).to_be_visible()
    page.keyboard.press("Shift+Tab")
    assert widget.focused() == "Print"
    page.keyboard.press("Enter")
    assert page.evaluate("window.prints") == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("first-hour-chat .status")).to_contain_text("Copied")
    assert violations(page) == []
