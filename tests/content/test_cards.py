"""The cards as they stand."""

from __future__ import annotations

import pytest

from guidance_kb import replies
from guidance_kb.clock import parse


@pytest.mark.parametrize("at", ["2026-11-24T11:00", "2026-11-28T15:00", "2026-12-25T03:00"])
def test_every_card_has_a_confirmed_line_that_is_open(kb, at: str) -> None:
    alone = [
        topic
        for topic in kb.topics
        if not any(
            contact["hours"]["open_now"] and contact["phone"] and not contact["verification"]["verify_first"]
            for contact in replies.answer(topic, kb, parse(at))["contacts"]
        )
    ]
    assert alone == []


def test_no_contact_stands_twice_on_a_card(kb) -> None:
    for topic in kb.topics:
        ids = [contact["id"] for contact in replies.answer(topic, kb, parse("2026-12-25T03:00"))["contacts"]]
        assert len(ids) == len(set(ids)), topic
