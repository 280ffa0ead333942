"""The directory as it stands: every borough can be reached at every minute, and nothing is shown that must not be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from guidance_kb.clock import LONDON, parse
from guidance_kb.directory.contact_view import contact_view
from guidance_kb.directory.hours import open_state
from guidance_kb.directory.resolving import local_contact
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


def lines_that_leave_no_gap(kb) -> Iterator[tuple[str, set[str]]]:
    """Contacts with a day line and an out-of-hours line whose hours are known, or one line for every hour."""
    for contact in kb.contacts.values():
        lines = [method for method in contact.methods if method.kind == "phone" and method.hours]
        periods = {line.period for line in lines}
        if periods >= {"day", "out-of-hours"} or (contact.place and periods == {"any"}):
            yield contact.id, {line.hours for line in lines}


def first_gap(hours: set[str], holidays: frozenset[date]) -> datetime | None:
    """The first moment of 2026 or 2027 at which none of the lines is open, found by going from change to change."""
    at, end = datetime(2026, 1, 1, tzinfo=LONDON), datetime(2028, 1, 1, tzinfo=LONDON)
    while at < end:
        changes = [state.next_change or end for line in hours if (state := open_state(line, at, holidays)).open_now]
        if not changes:
            return at
        at = max(changes)
    return None


def test_where_the_hours_are_known_there_is_a_line_at_every_moment_of_two_years(kb) -> None:
    checked = dict(lines_that_leave_no_gap(kb))
    assert len(checked) >= 29
    gaps = {name: first_gap(hours, kb.bank_holidays["england"]) for name, hours in checked.items()}
    assert {name: at for name, at in gaps.items() if at} == {}


def test_a_gap_of_a_minute_is_seen() -> None:
    day, night = "Mo-Fr 09:00-17:00; PH off", "Mo-Fr 00:00-09:00,17:01-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00"
    assert first_gap({day, night}, frozenset()) == datetime(2026, 1, 1, 17, 0, tzinfo=LONDON)


def test_a_boroughs_lines_are_its_own(kb) -> None:
    for slug in boroughs(kb):
        for service in ("children", "adults"):
            contact = local_contact(kb, slug, service)
            if contact:
                assert (contact.place, contact.nations, contact.age[:5]) == (slug, ("england",), service[:5])


def test_every_doubt_of_the_sources_is_kept(kb) -> None:
    doubtful = {c.place for c in kb.contacts.values() if c.place and any(m.verify_first for m in c.methods)
                and c.kind == "front-door"}  # fmt: skip
    assert doubtful >= {
        "barking-and-dagenham", "barnet", "bexley", "brent", "croydon", "greenwich", "havering", "hillingdon",
        "hounslow", "islington", "kensington-and-chelsea", "lambeth", "lewisham", "newham", "sutton", "wandsworth",
        "westminster",
    }  # fmt: skip
    disputed = {c.id for c in kb.contacts.values() if any(m.disputed for m in c.methods)}
    assert disputed == {
        "croydon-children", "hounslow-children", "islington-children", "kensington-and-chelsea-children",
    }  # fmt: skip


def test_every_address_is_one_that_was_seen_printed(kb) -> None:
    from_memory = ("nspcc.org.uk/", "samaritans.org", "nationaldahelpline", "guidance/forced-marriage", "/help-at-hand")
    addresses = [method.value for contact in kb.contacts.values() for method in contact.methods if method.kind == "web"]
    assert all(address.startswith(("https://", "http://")) for address in addresses)
    assert [address for address in addresses if any(part in address for part in from_memory)] == []


def test_the_council_of_any_postcode_can_be_found(kb) -> None:
    at = parse("2026-12-25T03:00")
    shown = contact_view(kb.contacts["la-children-social-care"], kb, at)
    assert (shown["url"], shown["phone"]) == ("https://www.gov.uk/report-child-abuse-to-local-council", None)
    assert (shown["hours"]["text"], shown["hours"]["open_now"]) == ("Online", None)


@pytest.mark.parametrize(("at", "phone", "open_now"), [
    ("2026-11-24T11:00", "020 7525 1921", True), ("2026-12-25T03:00", "020 7525 5000", True),
    ("2026-08-31T11:00", "020 7525 5000", True), ("2026-03-29T02:30", "020 7525 5000", True),
    ("2026-10-25T01:30", "020 7525 5000", True), ("2026-11-24T09:00", "020 7525 1921", True),
])  # fmt: skip
def test_southwarks_front_door_is_the_line_that_is_open(kb, at: str, phone: str, open_now: bool) -> None:
    shown = contact_view(local_contact(kb, "southwark", "children"), kb, parse(at), "teacher")
    assert (shown["phone"], shown["hours"]["open_now"]) == (phone, open_now)


@pytest.mark.parametrize(("role", "phone"), [("teacher", "020 8753 6610"), ("public", "020 8753 6600")])
def test_hammersmith_and_fulhams_professionals_have_a_line_of_their_own(kb, role: str, phone: str) -> None:
    contact = local_contact(kb, "hammersmith-and-fulham", "children")
    assert contact_view(contact, kb, parse("2026-11-24T11:00"), role)["phone"] == phone


@pytest.mark.parametrize("nation", ["england", "wales", "scotland", "northern-ireland"])
def test_bank_holidays_are_known_for_three_years(kb, nation: str) -> None:
    years = {day.year for day in kb.bank_holidays[nation]}
    assert years == {2026, 2027, 2028}
    assert all(8 <= sum(day.year == year for day in kb.bank_holidays[nation]) <= 11 for year in years)
    assert all(day.weekday() < 5 for day in kb.bank_holidays[nation])


def test_a_nation_has_bank_holidays_of_its_own(kb) -> None:
    world_cup, boyne, easter_monday = date(2026, 6, 15), date(2026, 7, 13), date(2026, 4, 6)
    assert [nation for nation, days in kb.bank_holidays.items() if world_cup in days] == ["scotland"]
    assert [nation for nation, days in kb.bank_holidays.items() if boyne in days] == ["northern-ireland"]
    assert [nation for nation, days in kb.bank_holidays.items() if easter_monday not in days] == ["scotland"]


def test_the_substitute_day_is_the_holiday_and_not_the_weekend(kb) -> None:
    for days in kb.bank_holidays.values():
        assert {date(2026, 12, 28), date(2027, 12, 27), date(2027, 12, 28), date(2028, 1, 3)} <= days
        assert days.isdisjoint({date(2026, 12, 26), date(2027, 12, 25), date(2027, 12, 26), date(2028, 1, 1)})
