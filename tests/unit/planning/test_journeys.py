"""Whole plans, as the people in DESIGN.md would get them."""

from __future__ import annotations

from typing import Any

import pytest

from guidance_kb.clock import parse
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from guidance_kb.planning.situation import Situation

TUESDAY = "2026-11-24T11:00"
CHRISTMAS_NIGHT = "2026-12-25T03:00"


def made_for(kb: KnowledgeBase, at: str = TUESDAY, **said: Any) -> dict[str, Any]:
    return plan(Situation(**said), kb, parse(at))


def texts(made: dict[str, Any], *phases: str) -> str:
    return " ".join(step["text"] for step in made["steps"] if not phases or step["when"] in phases)


@pytest.mark.parametrize("at", [TUESDAY, CHRISTMAS_NIGHT])
def test_a_form_tutor_in_peckham(at: str, kb: KnowledgeBase) -> None:
    made = made_for(kb, at, role="teacher", age=13, place="southwark")
    first_hour = texts(made, "first-hour")
    assert "designated safeguarding lead" in first_hour
    assert "The council or the police submit the NRM referral; you do not." in first_hour
    front_door = next(contact for contact in made["contacts"] if contact["id"] == "southwark-children")
    assert front_door["hours"]["open_now"] is True
    assert [item["id"] for item in made["do_not"]][:2] == ["no-confronting", "no-promise-of-secrecy"]
    assert "words" in [item["id"] for item in made["record"]]
    assert made["nrm"]["submitted_by"] == "council-or-police"


def test_southwarks_front_door_is_another_line_at_night_than_by_day(kb: KnowledgeBase) -> None:
    phones = [
        next(c for c in made_for(kb, at, role="teacher", age=13, place="southwark")["contacts"]
             if c["id"] == "southwark-children")["phone"]
        for at in (TUESDAY, CHRISTMAS_NIGHT)
    ]  # fmt: skip
    assert phones[0]
    assert phones[1]
    assert phones[0] != phones[1]


def test_a_social_worker_submits_herself(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="social-worker", age=13, place="southwark")
    assert "You submit the NRM referral" in texts(made)
    assert made["nrm"]["submitted_by"] == "you"
    assert "nrm-online-form" in [contact["id"] for contact in made["contacts"]]


def test_an_english_gp_is_told_who_submits(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="health", age=13, place="outside-london")
    assert "The council or the police submit the NRM referral; you do not." in texts(made)
    assert "safeguarding lead" in texts(made, "first-hour")


def test_police_in_scotland(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="police", age=15, place="scotland")
    assert made["route"]["id"] == "child-scotland"
    assert made["nrm"]["submitted_by"] == "you"
    assert "social work service" in texts(made, "first-hour")


def test_a_social_worker_of_a_trust_in_northern_ireland(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="social-worker", age=15, place="northern-ireland")
    assert made["nrm"]["submitted_by"] == "you"
    assert "gateway team" in texts(made, "first-hour")


def test_a_nurse_in_northern_ireland_is_told_how_to_find_out(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="health", age=15, place="northern-ireland")
    assert made["nrm"]["submitted_by"] == "first-responder"
    assert "If you work for a Health and Social Care Trust" in texts(made)


def test_an_adult_who_says_no(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="police", age_group="adult", consent="no", place="lambeth")
    assert made["nrm"]["consent"] == "refused"
    assert made["nrm"]["duty_to_notify"] is True
    assert "duty to notify" in texts(made)
    others = made_for(kb, role="health", age_group="adult", consent="no", place="lambeth")
    assert "That duty is theirs, not yours." in texts(others)


def test_a_hotel_worker_about_a_place(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="hotel", about="place-or-workplace", place="lambeth")
    assert made["route"]["id"] == "place-or-workplace"
    assert "Operation Makesafe" in texts(made, "first-hour")
    assert made["nrm"]["submitted_by"] == "not-applicable"


def test_a_child_who_speaks_about_herself(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="self", age=12, danger="now")
    assert made["steps"][0]["text"].startswith("Ring 999 now.")
    assert "not your fault" in texts(made)
    assert "childline" in [contact["id"] for contact in made["contacts"]]
    assert made["next_question"] is None


def test_a_parent_whose_child_is_missing(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="parent", age=15, missing=True, place="croydon")
    assert made["route"]["id"] == "child-missing"
    assert made["steps"][0]["id"] == "missing-child-report"
    assert "safecall" in [contact["id"] for contact in made["contacts"]]


def test_an_adult_who_speaks_about_himself_chooses(kb: KnowledgeBase) -> None:
    made = made_for(kb, role="self", age_group="adult")
    assert made["route"]["id"] == "self-adult"
    assert "You choose." in texts(made)
    assert made["nrm"]["duty_to_notify"] is False
