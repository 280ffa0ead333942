"""Which contacts a card or a step shows, and what stands in for a number that is too old."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from guidance_kb import replies
from guidance_kb.clock import parse
from guidance_kb.directory.ledger import Ledger
from guidance_kb.directory.resolving import has_given_way, resolve
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from guidance_kb.planning.situation import Situation
from guidance_kb.schema.verification import CheckInterval, Verification

NOW = parse("2026-11-24T11:00")


def ids(names: list[str], kb: KnowledgeBase, **more: object) -> list[str]:
    return [contact.id for contact in resolve(names, kb, NOW, **more)]  # type: ignore[arg-type]


def with_old_checks(kb: KnowledgeBase, *old: str) -> KnowledgeBase:
    """The knowledge base with the checks of these contacts long overdue, and all others fresh."""
    checks = [
        Verification(
            contact=contact.id, method=method.kind, value=method.value, how="read-copy", by="researcher",
            checked=date(2020, 1, 1) if contact.id in old else NOW.date(),
            due=date(2020, 3, 1) if contact.id in old else date(2027, 11, 24),
        )
        for contact in kb.contacts.values()
        for method in contact.methods
    ]  # fmt: skip
    kinds = {contact.kind for contact in kb.contacts.values()}
    never = {"emergency", "police"}
    intervals = [
        CheckInterval(id=kind, every_days=90, gives_way_after_days=None if kind in never else 270) for kind in kinds
    ]
    return dataclasses.replace(kb, ledger=Ledger(checks, intervals))


def test_a_place_has_its_own_line_and_another_place_the_finder(kb) -> None:
    assert ids(["@children"], kb, place="southwark") == ["southwark-children"]
    assert ids(["@children"], kb, place="outside-london") == ["la-children-social-care"]
    assert ids(["@children"], kb) == ["la-children-social-care"]


def test_the_police_are_999_where_it_is_urgent(kb) -> None:
    assert ids(["@police"], kb, urgent=True) == ["police-999"]
    assert ids(["@police"], kb) == ["police-101"]


def test_a_contact_of_another_nation_is_left_out_on_a_card_too(kb) -> None:
    assert "barnardos-ictg" in ids(["barnardos-ictg"], kb)
    assert ids(["barnardos-ictg"], kb, nation="scotland") == []
    shown = replies.answer("nrm-child", kb, NOW, place="scotland")["contacts"]
    assert all("scotland" in contact["nations"] for contact in shown)


def test_a_contact_is_named_once(kb) -> None:
    assert ids(["police-999", "@police", "police-999"], kb, urgent=True) == ["police-999"]


@pytest.mark.parametrize(
    ("old", "instead"),
    [
        ("southwark-children", "nspcc-helpline"),
        ("lambeth-adults", "unseen-modern-slavery-helpline"),
        ("kalayaan", "unseen-modern-slavery-helpline"),
        ("nspcc-helpline", "police-101"),
    ],
)
def test_behind_a_number_that_is_too_old_stands_the_national_line(kb, old: str, instead: str) -> None:
    aged = with_old_checks(kb, old)
    assert ids([old], aged) == [old, instead]
    shown, *_ = replies.contact_views([old], aged, NOW)
    assert (shown["phone"], shown["given_way"], shown["verification"]["status"]) == (None, True, "overdue")


def test_a_plan_gives_way_to_the_national_line_as_a_card_does(kb) -> None:
    aged = with_old_checks(kb, "southwark-children")
    made = plan(Situation(role="teacher", age_group="child", place="southwark", danger="no"), aged, NOW)
    contacts = {contact["id"]: contact for contact in made["contacts"]}
    assert contacts["southwark-children"]["phone"] is None
    assert contacts["nspcc-helpline"]["phone"]
    named = [contact["id"] for step in made["steps"] for contact in step["contacts"]]
    assert named.index("nspcc-helpline") == named.index("southwark-children") + 1


def test_where_the_national_line_is_too_old_as_well_the_police_stand_in(kb) -> None:
    aged = with_old_checks(kb, "southwark-children", "nspcc-helpline")
    assert ids(["southwark-children"], aged) == ["southwark-children", "police-101"]


def test_999_and_101_never_give_way(kb) -> None:
    for name in ("police-999", "police-101"):
        assert not has_given_way(kb.contacts[name], kb, parse("2099-01-01T00:00"))


def test_years_from_now_every_card_still_has_a_number_to_ring(kb) -> None:
    later = parse("2031-06-01T03:00")
    for topic in kb.topics:
        contacts = replies.answer(topic, kb, later)["contacts"]
        assert any(contact["phone"] and contact["hours"]["open_now"] for contact in contacts), topic
