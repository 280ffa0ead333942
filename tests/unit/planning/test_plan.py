from __future__ import annotations

from typing import Any

import pytest

from guidance_kb.clock import parse
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan, plan_url
from guidance_kb.planning.situation import Situation

TUESDAY = parse("2026-11-24T11:00")


def by_id(made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {step["id"]: step for step in made["steps"]}


def test_a_plan_has_everything_that_the_contract_promises(kb: KnowledgeBase) -> None:
    made = plan(Situation(role="teacher", age=13, place="southwark"), kb, TUESDAY)
    promised = {"situation", "assumed", "urgency", "route", "nrm", "steps", "do_not", "record", "contacts", "url"}
    assert promised <= made.keys()
    assert {"id", "when", "by", "text", "why", "contacts", "sources"} <= made["steps"][0].keys()
    assert {"submitted_by", "consent", "duty_to_notify"} <= made["nrm"].keys()
    source = made["steps"][0]["sources"][0]
    assert {"id", "title", "publisher", "url", "published", "checked"} == source.keys()


def test_the_situation_comes_back_with_what_was_said_and_nothing_more(kb: KnowledgeBase) -> None:
    made = plan(Situation(role="teacher", age=13, missing=False), kb, TUESDAY)
    assert made["situation"] == {"role": "teacher", "age": 13, "age_group": "child", "missing": False}


def test_what_is_assumed_is_said(kb: KnowledgeBase) -> None:
    made = plan(Situation(age_group="unsure"), kb, TUESDAY, assumed=["place: not recognised, handled as not known"])
    assert made["assumed"] == [
        "place: not recognised, handled as not known",
        "age_group: unsure, handled as child",
        "role: not said, handled as other",
        "place: not known, handled as England",
        "danger: not said, handled as unsure",
    ]


def test_nothing_is_assumed_where_everything_was_said(kb: KnowledgeBase) -> None:
    assert plan(Situation("teacher", "child", None, "no", False, "southwark"), kb, TUESDAY)["assumed"] == []


def test_a_step_with_a_clock_says_by_when_in_london_time(kb: KnowledgeBase) -> None:
    steps = by_id(plan(Situation(role="teacher", age=13, place="southwark"), kb, TUESDAY))
    assert steps["teacher-tell-lead"]["by"] == "11:15"
    assert steps["child-ring-social-care"]["by"] == "11:30"
    assert steps["teacher-go-on-noticing"]["by"] is None


@pytest.mark.parametrize(
    ("at", "by"),
    [
        ("2026-10-25T01:45+01:00", "01:15"),  # the clock goes back at 02:00 summer time
        ("2027-03-28T00:45+00:00", "02:15"),  # the clock goes forward at 01:00
        ("2026-12-31T23:45+00:00", "00:15"),
    ],
)
def test_half_an_hour_is_half_an_hour_when_the_clock_changes(at: str, by: str, kb: KnowledgeBase) -> None:
    steps = by_id(plan(Situation(role="teacher", age=13, place="southwark"), kb, parse(at)))
    assert steps["child-ring-social-care"]["by"] == by


def test_danger_now_goes_on_with_the_plan_for_the_rest(kb: KnowledgeBase) -> None:
    made = plan(Situation(role="teacher", age=13, place="southwark", danger="now"), kb, TUESDAY)
    assert made["route"]["id"] == "immediate-danger"
    assert made["urgency"] == "immediate"
    assert {"danger-now-999", "teacher-tell-lead", "child-ring-social-care"} <= by_id(made).keys()


def test_an_age_in_doubt_adds_a_step_to_the_plan_for_a_child(kb: KnowledgeBase) -> None:
    steps = by_id(plan(Situation(role="teacher", age_group="unsure", place="southwark"), kb, TUESDAY))
    assert {"child-age-in-doubt", "child-ring-social-care"} <= steps.keys()


def test_an_unknown_place_gives_the_council_finder_and_a_question(kb: KnowledgeBase) -> None:
    made = plan(Situation(role="teacher", age=13, danger="no"), kb, TUESDAY)
    assert made["route"]["id"] == "child-england"
    assert made["next_question"] == "place"
    assert made["question"]["slot"] == "place"
    assert "borough" in made["question"]["text"]
    assert "la-children-social-care" in [contact["id"] for contact in made["contacts"]]


def test_a_known_place_leaves_no_question_for_it(kb: KnowledgeBase) -> None:
    assert plan(Situation(role="teacher", age=13, place="southwark"), kb, TUESDAY)["question"] is None


def test_each_contact_is_named_once(kb: KnowledgeBase) -> None:
    made = plan(Situation(role="public", age_group="adult", place="southwark"), kb, TUESDAY)
    ids = [contact["id"] for contact in made["contacts"]]
    assert len(ids) == len(set(ids))
    assert {"police-999", "police-101"} <= set(ids)


def test_what_is_not_said_changes_nothing(kb: KnowledgeBase) -> None:
    """None stands for the value that is assumed: every situation is tried with one of the two."""
    bare = plan(Situation(age_group="child"), kb, TUESDAY)
    full = plan(Situation("other", "child", danger="unsure", missing=False, about="person"), kb, TUESDAY)
    assert bare["steps"] == full["steps"]


def test_the_address_of_a_plan_holds_what_was_said() -> None:
    said = Situation(role="teacher", age=13, missing=True, place="southwark", exploitation=("sexual", "criminal"))
    assert plan_url(said) == (
        "/plan?role=teacher&age_group=child&age=13&missing=true&place=southwark&exploitation=sexual,criminal"
    )
    assert plan_url(Situation()) == "/plan"
