"""Opening hours in words."""

from __future__ import annotations

import pytest

from guidance_kb.clock import parse
from guidance_kb.directory.hours import UNKNOWN, OpenState
from guidance_kb.directory.opening_words import in_words

TUESDAY = parse("2026-11-24T11:00")


@pytest.mark.parametrize(("open_now", "change", "words"), [
    (True, "2026-11-24T17:00", "Open now, until 5pm today"),
    (True, "2026-11-24T17:15", "Open now, until 5.15pm today"),
    (False, "2026-11-25T09:00", "Closed now, opens 9am tomorrow"),
    (False, "2026-11-30T08:45", "Closed now, opens 8.45am on Monday"),
    (False, "2026-12-29T09:00", "Closed now, opens 9am on Tuesday 29 December"),
    (True, "2026-11-24T12:00", "Open now, until midday today"),
    (True, "2026-11-25T00:00", "Open now, until midnight tonight"),
])  # fmt: skip
def test_the_next_change_is_said_as_people_say_it(open_now: bool, change: str, words: str) -> None:
    assert in_words(OpenState(open_now, parse(change)), TUESDAY, None) == words


def test_a_line_that_never_closes_says_so() -> None:
    assert in_words(OpenState(True, None), TUESDAY, None) == "Open now, day and night"


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    assert in_words(UNKNOWN, TUESDAY, None) == "Opening hours not confirmed"
    assert in_words(UNKNOWN, TUESDAY, "office hours") == "Opening hours not confirmed (office hours)"
