"""The directory as it stands: every borough can be reached at every minute, and nothing is shown that must not be."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from guidance_kb.clock import LONDON, parse
from guidance_kb.directory.contact_view import contact_view, local_contact
from guidance_kb.directory.hours import open_state
from guidance_kb.reading.checks.numbers import digits_of
from guidance_kb.reading.content import read_content
from guidance_kb.settings import CONTENT_DIR

UK_NUMBER = re.compile(r"^(999|101|18000|18001101|61016|116\d{3}|0[1-37-8]\d{6,9})$")


def boroughs(kb) -> list[str]:
    return [place.slug for place in kb.gazetteer.places if place.london]


def test_london_has_33_authorities(kb) -> None:
    assert len(boroughs(kb)) == 33


def test_every_borough_has_a_line_for_children_by_day_and_by_night(kb) -> None:
    for slug in boroughs(kb):
        lines = [method for method in local_contact(kb, slug, "children").methods if method.kind == "phone"]
        periods = {method.period for method in lines}
        assert periods >= {"day", "out-of-hours"} or periods == {"any"}, slug


def test_every_number_is_one_that_can_be_dialled_in_the_uk(kb) -> None:
    for contact in kb.contacts.values():
        for method in contact.methods:
            if method.kind == "phone":
                assert UK_NUMBER.match(digits_of(method.value)), f"{contact.id}: {method.value}"


def test_no_number_that_must_not_be_used_is_in_the_directory(kb) -> None:
    content, _ = read_content(CONTENT_DIR)
    forbidden = {item.digits for item in content.of("do-not-use")}
    assert len(forbidden) == 8
    numbers = {digits_of(method.value) for contact in kb.contacts.values() for method in contact.methods}
    assert forbidden.isdisjoint(numbers)


def test_nothing_is_called_verified_that_nobody_verified(kb) -> None:
    at = parse("2026-11-24T11:00")
    statuses = {contact_view(contact, kb, at)["verification"]["status"] for contact in kb.contacts.values()}
    assert statuses == {"sourced", "disputed"}


def test_where_the_hours_are_known_a_borough_can_be_rung_at_every_quarter_of_an_hour_of_a_year(kb) -> None:
    holidays = kb.bank_holidays["england"]
    start = datetime(2026, 1, 1, tzinfo=LONDON)
    for contact in (contact for contact in kb.contacts.values() if contact.kind == "front-door" and contact.place):
        known = {method.hours for method in contact.methods if method.kind == "phone" and method.hours}
        if not {method.period for method in contact.methods if method.hours} >= {"day", "out-of-hours"}:
            continue
        for days in range(365):
            changes = [start + timedelta(days=days, hours=hour, minutes=1) for hour in (0, 8, 9, 12, 16, 17, 23)]
            for at in changes:
                assert any(open_state(hours, at, holidays).open_now for hours in known), f"{contact.id} at {at}"


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern-ireland"])
def test_bank_holidays_are_known_for_three_years(kb, nation: str) -> None:
    years = {day.year for day in kb.bank_holidays[nation]}
    assert years == {2026, 2027, 2028}
    assert all(8 <= sum(day.year == year for day in kb.bank_holidays[nation]) <= 11 for year in years)
    assert all(day.weekday() < 5 for day in kb.bank_holidays[nation])
    assert all(first != second for first, second in pairwise(sorted(kb.bank_holidays[nation])))
