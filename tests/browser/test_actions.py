"""How much somebody must do from the open widget to the right number, counted with the three real processes.

An action is a message sent, a button pressed, or the tap on the number; scrolling is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.widget import Widget

if TYPE_CHECKING:
    from scripts.serving import Serving

_SECONDS = 20_000
_ANSWERS = {"danger": "No", "under 18": "Yes, under 18", "your part": "School staff"}
"""Which button is pressed, by words of the question. The place has no button of its own: it is typed."""


class Counted:
    """A widget that is open, and the actions since."""

    def __init__(self, widget: Widget) -> None:
        self.widget = widget.open()
        self.actions = 0

    def say(self, words: str) -> None:
        self.actions += 1
        self.widget.say(words)
        self._wait(words)

    def choose(self, label: str) -> None:
        self.actions += 1
        self.widget.choose(label)
        self._wait(label)

    def answer(self) -> None:
        """Answers the question that was asked last."""
        question = self.widget.log.get_by_role("group").last.get_attribute("aria-label") or ""
        label = next((label for words, label in _ANSWERS.items() if words in question), None)
        if label:
            self.choose(label)
        else:
            assert "Where are they" in question, self.widget.log.inner_text()
            self.say("Southwark")

    def answer_up_to(self, href: str) -> Locator:
        """Answers until the number is in a step of the plan, and brings it into view."""
        number = self.widget.plan.locator(f".steps a[href='{href}']").first
        while not number.count():
            self.answer()
        number.scroll_into_view_if_needed()
        return number

    def tap(self, number: Locator) -> None:
        """Counts the tap on a number that is in view."""
        expect(number).to_be_in_viewport()
        expect(number).to_have_attribute("href", re.compile("tel:"))
        self.actions += 1

    def _wait(self, words: str) -> None:
        self.widget.expect_said(words)
        expect(self.widget.log.locator(".said").last.locator("+ *")).to_be_visible(timeout=_SECONDS)


@pytest.fixture
def counted(page: Page, first_hour: Serving) -> Callable[[], Counted]:
    def opened() -> Counted:
        page.goto(f"{first_hour.url}/embed-example")
        widget = Widget(page)
        widget.launcher.wait_for()
        return Counted(widget)

    return opened


@pytest.fixture
def front_door(first_hour: Serving) -> str:
    """The number of children's social care in Southwark that answers at this minute."""
    query = {"place": "southwark", "age_group": "child"}
    contacts = httpx.get(f"{first_hour.url}/api/v1/contacts", params=query, timeout=20).json()["contacts"]
    return str(next(contact["phone_href"] for contact in contacts if contact["id"] == "southwark-children"))


def test_in_an_emergency_999_is_one_tap_away_before_a_word_is_typed(page: Page, counted: Callable[[], Counted]) -> None:
    person = counted()
    person.tap(page.get_by_text("In danger now? Ring 999").get_by_role("link"))
    assert person.actions == 1


@pytest.mark.parametrize(
    "words", ["he's outside now and he has a knife", "I am forced to have sex and I am only 12 years old"]
)
def test_an_emergency_that_is_described_takes_2_actions(counted: Callable[[], Counted], words: str) -> None:
    person = counted()
    person.say(words)
    person.tap(person.widget.emergency.first.get_by_role("link", name="999").first)
    assert person.actions <= 2


def test_a_triage_takes_5_actions_to_the_number_of_the_front_door(
    counted: Callable[[], Counted], front_door: str
) -> None:
    person = counted()
    person.choose("I am worried about a child")
    person.tap(person.answer_up_to(front_door))
    assert person.actions <= 5


def test_a_triage_that_says_everything_at_once_takes_3_actions(counted: Callable[[], Counted], front_door: str) -> None:
    person = counted()
    person.say("I'm a Year 9 form tutor in Peckham. One of my girls has two phones and a boyfriend who's 24.")
    person.tap(person.answer_up_to(front_door))
    assert person.actions <= 3
