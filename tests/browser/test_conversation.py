"""The conversation of the worried teacher, through the embedded widget, with the three real processes behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget import Widget

if TYPE_CHECKING:
    from scripts.serving import Serving

PECKHAM = (
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones and a boyfriend "
    "who's 24. What do I do now?"
)
TWELVE = "I am forced to have sex and I am only 12 years old"
_SECONDS = 20_000


@pytest.fixture
def embedded(page: Page, first_hour: Serving) -> Widget:
    """The widget on the example page that the gateway itself serves."""
    page.goto(f"{first_hour.url}/embed-example")
    widget = Widget(page)
    widget.launcher.wait_for()
    return widget


def test_a_form_tutor_in_peckham_gets_the_right_plan_with_the_keyboard_alone(page: Page, embedded: Widget) -> None:
    keyboard = page.keyboard
    keyboard.press("Tab")
    keyboard.press("Enter")
    keyboard.insert_text(PECKHAM)
    keyboard.press("Enter")
    embedded.expect_said(PECKHAM)
    for _ in range(4):
        if _plan_or_question(embedded) == "plan":
            break
        _answer_no(embedded)
    plan = embedded.plan
    expect(plan).to_contain_text("Southwark")
    expect(plan.get_by_role("heading", name="In the first hour")).to_be_visible()
    expect(plan).to_contain_text("designated safeguarding lead")
    expect(plan.locator(".steps a[href^='tel:']").first).to_be_visible()
    expect(plan.get_by_role("heading", name="Do not")).to_be_visible()
    expect(plan.get_by_role("heading", name="Write down")).to_be_visible()
    assert page.evaluate("window.violations") == []

    keyboard.press("Escape")
    expect(embedded.panel).to_be_hidden()
    assert embedded.focused() == "Worried about someone?"


def _plan_or_question(widget: Widget) -> str:
    """Waits for what comes after the last thing that was said."""
    expect(widget.log.locator(".plan, .choices").last).to_be_visible(timeout=_SECONDS)
    return "plan" if widget.plan.count() else "question"


def _answer_no(widget: Widget) -> None:
    """The one thing that the message leaves open is whether anybody is in danger now: nothing else may be asked."""
    expect(widget.log.get_by_role("group").last).to_have_accessible_name(re.compile("danger", re.IGNORECASE))
    widget.page.keyboard.insert_text("no")
    widget.page.keyboard.press("Enter")
    widget.expect_said("no")


def test_a_child_of_twelve_gets_the_emergency_card_first(page: Page, embedded: Widget) -> None:
    embedded.open().say(TWELVE)
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible(timeout=_SECONDS)
    expect(embedded.log.locator(".said").last.locator("+ *")).to_have_attribute("role", "alert")
    expect(alert).to_contain_text("not your fault")
    expect(alert.get_by_role("link", name="999").first).to_be_in_viewport()


def test_the_script_carries_the_emergency_contacts_of_the_directory(page: Page, embedded: Widget) -> None:
    page.context.set_offline(True)
    embedded.open()
    card = embedded.trouble("offline")
    for number in ("999", "101"):
        expect(card.get_by_role("link", name=number).first).to_be_visible()
    assert card.locator(".contacts > li").count() >= 3
