"""A contact at one minute: which number, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from guidance_kb.clock import parse
from guidance_kb.directory.contact_view import contact_view
from guidance_kb.directory.ledger import Ledger
from guidance_kb.directory.phone_link import phone_href
from guidance_kb.schema.contact import Contact
from guidance_kb.schema.source import Source
from guidance_kb.schema.verification import CheckInterval, Verification

SOURCE = Source(id="a-page", title="A page", publisher="A council", published="undated", checked=date(2026, 11, 23))
INTERVAL = CheckInterval(id="front-door", every_days=180, gives_way_after_days=90)
TUESDAY_MORNING, TUESDAY_NIGHT, CHRISTMAS_NIGHT = "2026-11-24T11:00", "2026-11-24T23:00", "2026-12-25T03:00"
DAY = {"value": "020 7525 1921", "period": "day", "hours": "Mo-Fr 09:00-17:00; PH off"}
NIGHT = {
    "value": "020 7525 5000",
    "period": "out-of-hours",
    "hours": "Mo-Fr 00:00-09:00,17:00-24:00; Sa-Su 00:00-24:00; PH 00:00-24:00",
}


def contact(*methods: Mapping[str, Any]) -> Contact:
    common = {"kind": "phone", "source": "a-page"}
    return Contact.model_validate({
        "id": "southwark-children", "number": "MASH-01",
        "name": "Children's social care", "kind": "front-door", "what_for": "A child",
        "audience": ["professional"], "nations": ["england"], "methods": [{**common, **method} for method in methods],
    })  # fmt: skip


def check(value: str, how: str = "read-copy", checked: date = date(2026, 11, 23), **more: Any) -> Verification:
    due = checked + timedelta(days=INTERVAL.every_days)
    common = {"contact": "southwark-children", "method": "phone", "by": "researcher", "due": due}
    return Verification.model_validate({**common, "value": value, "how": how, "checked": checked, **more})


def view(
    at: str, *methods: Mapping[str, Any], role: str | None = None, checks: Sequence[Verification] | None = None
) -> dict[str, Any]:
    kb: Any = SimpleNamespace(
        bank_holidays={"england": frozenset({date(2026, 12, 25), date(2026, 12, 28)})},
        sources={"a-page": SOURCE},
        ledger=Ledger([check(method["value"]) for method in methods] if checks is None else checks, [INTERVAL]),
    )
    return contact_view(contact(*methods), kb, parse(at), role)


@pytest.mark.parametrize(
    ("at", "phone"),
    [
        (TUESDAY_MORNING, "020 7525 1921"),
        (TUESDAY_NIGHT, "020 7525 5000"),
        (CHRISTMAS_NIGHT, "020 7525 5000"),
        ("2026-12-28T11:00", "020 7525 5000"),
    ],
)
def test_the_number_is_the_line_that_is_open(at: str, phone: str) -> None:
    shown = view(at, DAY, NIGHT)
    assert (shown["phone"], shown["hours"]["open_now"]) == (phone, True)


def test_both_lines_are_there_for_who_wants_them() -> None:
    assert [line["phone"] for line in view(TUESDAY_MORNING, DAY, NIGHT)["methods"]] == [DAY["value"], NIGHT["value"]]


@pytest.mark.parametrize(("at", "phone"), [(TUESDAY_MORNING, "020 7525 1921"), (CHRISTMAS_NIGHT, "020 7525 5000")])
def test_without_known_hours_the_line_for_this_part_of_the_week_is_shown_but_not_as_open(at: str, phone: str) -> None:
    shown = view(at, {**DAY, "hours": None}, {**NIGHT, "hours": None})
    assert (shown["phone"], shown["hours"]["open_now"], shown["hours"]["next_change"]) == (phone, None, None)
    assert shown["hours"]["text"].startswith("Opening hours not confirmed")


def test_a_closed_line_says_when_it_opens() -> None:
    shown = view(CHRISTMAS_NIGHT, DAY)
    assert shown["hours"]["open_now"] is False
    assert shown["hours"]["next_change"] == "2026-12-29T09:00+00:00"


def test_a_line_for_professionals_is_not_shown_to_a_neighbour() -> None:
    line = {**DAY, "professionals_only": True}
    assert view(TUESDAY_MORNING, line, NIGHT, role="teacher")["phone"] == DAY["value"]
    for role in ("public", "parent", "hotel", "other"):
        assert view(TUESDAY_MORNING, line, NIGHT, role=role)["phone"] == NIGHT["value"]


def test_a_professional_gets_the_line_for_professionals_where_the_directory_puts_it_first() -> None:
    line = {**DAY, "value": "020 7525 2000", "professionals_only": True}
    assert view(TUESDAY_MORNING, line, DAY, role="teacher")["phone"] == line["value"]
    assert view(TUESDAY_MORNING, DAY, line, role="teacher")["phone"] == DAY["value"]


def test_while_the_role_is_not_known_the_line_for_everybody_is_shown() -> None:
    line = {**DAY, "value": "020 7525 2000", "professionals_only": True}
    assert view(TUESDAY_MORNING, line, DAY)["phone"] == DAY["value"]


def test_a_form_is_online_and_has_no_opening_hours() -> None:
    shown = view(TUESDAY_MORNING, {"kind": "web", "value": "https://example.org"})
    assert (shown["hours"]["text"], shown["hours"]["open_now"]) == ("Online", None)


def test_a_number_that_nobody_confirmed_says_so() -> None:
    shown = view(TUESDAY_MORNING, {**DAY, "verify_first": True, "verify_why": "From an old page."})
    assert shown["verification"] == {
        "status": "sourced", "checked_on": "2026-11-23", "method": "read on a page", "by": "researcher",
        "due": "2027-05-22", "verify_first": True, "note": "From an old page.",
    }  # fmt: skip


def test_a_number_on_which_sources_disagree_is_disputed_and_the_other_is_named() -> None:
    shown = view(TUESDAY_MORNING, {**DAY, "disputed": [{"value": "020 7525 0000", "source": "a-page"}] * 2})
    assert shown["verification"]["status"] == "disputed"
    assert shown["methods"][0]["also_printed"] == ["020 7525 0000"]


def test_a_check_that_was_not_repeated_in_time_is_overdue_and_the_number_still_stands() -> None:
    assert view("2027-05-22T11:00", DAY)["verification"]["status"] == "sourced"
    overdue = view("2027-05-23T11:00", DAY)
    assert (overdue["verification"]["status"], overdue["phone"]) == ("overdue", DAY["value"])


def test_past_the_hard_limit_the_number_is_not_shown() -> None:
    assert view("2027-08-20T11:00", DAY)["phone"] == DAY["value"]
    gone = view("2027-08-21T11:00", DAY)
    assert (gone["phone"], gone["phone_href"], gone["methods"], gone["given_way"]) == (None, None, [], True)


def test_of_two_lines_the_one_that_was_checked_again_is_left_past_the_hard_limit() -> None:
    checks = [check(DAY["value"]), check(NIGHT["value"], checked=date(2027, 6, 1))]
    shown = view("2027-08-24T11:00", DAY, NIGHT, checks=checks)
    assert (shown["phone"], shown["given_way"]) == (NIGHT["value"], False)


@pytest.mark.parametrize("how", ["rang", "opened-owners-page"])
def test_only_a_person_who_rang_or_opened_the_owners_page_makes_it_verified(how: str) -> None:
    doubtful = {**DAY, "verify_first": True, "verify_why": "From an old page."}
    shown = view(TUESDAY_MORNING, doubtful, checks=[check(DAY["value"]), check(DAY["value"], how)])["verification"]
    assert (shown["status"], shown["verify_first"], shown["note"]) == ("verified", False, None)
    copied = view(TUESDAY_MORNING, doubtful, checks=[check(DAY["value"], "read-copy")])["verification"]
    assert (copied["status"], copied["verify_first"]) == ("sourced", True)


def test_a_check_of_another_number_verifies_nothing() -> None:
    shown = view(TUESDAY_MORNING, DAY, checks=[check(NIGHT["value"], "rang")])["verification"]
    assert (shown["status"], shown["checked_on"], shown["verify_first"]) == ("sourced", None, True)


def test_a_number_that_was_tried_and_does_not_work_is_not_shown() -> None:
    checks = [check(DAY["value"]), check(DAY["value"], "rang", date(2026, 11, 24), works=False)]
    assert view(TUESDAY_MORNING, DAY, checks=checks)["phone"] is None
    mended = [*checks, check(DAY["value"], "rang", date(2026, 11, 25))]
    assert view("2026-11-26T11:00", DAY, checks=mended)["phone"] == DAY["value"]


def test_a_contact_without_a_phone_has_its_address() -> None:
    shown = view(TUESDAY_MORNING, {"kind": "web", "value": "https://example.org"})
    assert (shown["phone"], shown["phone_href"], shown["url"]) == (None, None, "https://example.org")


@pytest.mark.parametrize(("phone", "href"), [
    ("020 7926 5555", "tel:+442079265555"), ("0800 1111", "tel:+448001111"), ("999", "tel:999"),
    ("116 000", "tel:116000"), ("18001 101", "tel:18001101"),
])  # fmt: skip
def test_a_number_can_be_tapped(phone: str, href: str) -> None:
    assert phone_href(phone) == href
