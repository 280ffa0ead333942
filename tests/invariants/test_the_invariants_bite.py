"""Each invariant fails when what it guards is broken: an invariant that cannot fail guards nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from guidance_kb.clock import parse
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning import book, contacts, nrm, planner
from guidance_kb.planning.situation import Situation
from tests.invariants import invariants as i
from tests.invariants.case import Case, case_of

Break = Callable[[KnowledgeBase, pytest.MonkeyPatch], KnowledgeBase]

AT = parse("2026-11-24T11:00")
PUPIL = Situation(role="teacher", age_group="child", place="southwark", danger="no")
PUPIL_IN_DANGER = dataclasses.replace(PUPIL, danger="now")
REFUSING = Situation(role="police", age_group="adult", place="southwark", danger="no", consent="no")
NRM_GIVEN = nrm.Nrm("you", "given", duty_to_notify=False, duty_to_notify_by=None)
REFUSING_IN_SCOTLAND = dataclasses.replace(REFUSING, place="scotland")
BY_SOCIAL_WORKER = dataclasses.replace(PUPIL, role="social-worker")


def without(*ids: str) -> Break:
    """The knowledge base without these steps."""
    return lambda kb, _: dataclasses.replace(kb, steps=tuple(step for step in kb.steps if step.id not in ids))


def changed(name: str, **fields: Any) -> Break:
    """The knowledge base with one step changed."""

    def change(kb: KnowledgeBase, _: pytest.MonkeyPatch) -> KnowledgeBase:
        steps = (step.model_copy(update=fields) if step.id == name else step for step in kb.steps)
        return dataclasses.replace(kb, steps=tuple(steps))

    return change


def without_first_hour(kb: KnowledgeBase, _: pytest.MonkeyPatch) -> KnowledgeBase:
    return dataclasses.replace(kb, steps=tuple(step for step in kb.steps if step.when != "first-hour"))


def every_step_for_everybody(kb: KnowledgeBase, _: pytest.MonkeyPatch) -> KnowledgeBase:
    steps = (step.model_copy(update={"only": type(step.only)(), "unless": ()}) for step in kb.steps)
    return dataclasses.replace(kb, steps=tuple(steps))


def teachers_on_the_list(kb: KnowledgeBase, _: pytest.MonkeyPatch) -> KnowledgeBase:
    teacher = kb.roles["teacher"].model_copy(update={"organisation": "police-force"})
    return dataclasses.replace(kb, roles={**kb.roles, "teacher": teacher})


def patched(where: Any, name: str, value: Any) -> Break:
    """The knowledge base as it is, with the code broken."""

    def patch_it(kb: KnowledgeBase, patch: pytest.MonkeyPatch) -> KnowledgeBase:
        patch.setattr(where, name, value)
        return dataclasses.replace(kb)

    return patch_it


def nowhere_named(contact: str) -> Break:
    """No step names this contact."""

    def break_it(kb: KnowledgeBase, patch: pytest.MonkeyPatch) -> KnowledgeBase:
        steps = (
            step.model_copy(update={"contacts": tuple(c for c in step.contacts if c != contact)}) for step in kb.steps
        )
        return dataclasses.replace(kb, steps=tuple(steps))

    return break_it


def seen_as(**fields: Any) -> Break:
    """Every contact looks like this."""
    view = {"hours": {"open_now": True}, "verification": {"status": "sourced", "verify_first": False}, **fields}
    return patched(contacts, "contact_view", lambda contact, kb, at, role=None: {"id": contact.id, **view})


BROKEN: list[tuple[Callable[[Case], bool], Situation, Break]] = [
    (i.danger_means_999_is_the_first_step, PUPIL_IN_DANGER, without("danger-now-999")),
    (i.danger_means_999_is_the_first_step, PUPIL_IN_DANGER, changed("danger-now-999", contacts=("police-101",))),
    (i.every_plan_opens_with_when_to_ring_999, PUPIL, without("danger-check")),
    (i.danger_now_takes_the_route_of_danger_and_nothing_else_does, PUPIL_IN_DANGER,
     patched(planner, "route_of", planner.onward_route_of)),
    (i.a_childs_plan_names_childrens_social_care, PUPIL, without("child-ring-social-care")),
    (i.a_child_in_a_borough_gets_the_boroughs_own_line, PUPIL, nowhere_named("@children")),
    (i.nobody_asks_a_childs_consent, PUPIL, changed("teacher-write", text="Ask for their consent first.")),
    (i.nobody_asks_a_childs_consent, PUPIL, patched(planner, "nrm_of", lambda *_: NRM_GIVEN)),
    (i.a_child_never_has_a_duty_to_notify, PUPIL, changed("teacher-write", text="Send a duty to notify report.")),
    (i.a_child_never_has_a_duty_to_notify, PUPIL, patched(nrm, "_duty_to_notify", lambda _: True)),
    (i.the_duty_to_notify_is_the_law_of_england_and_wales, REFUSING_IN_SCOTLAND,
     patched(nrm, "_NOTIFY_NATIONS", ("england", "wales", "scotland"))),
    (i.nobody_without_the_authority_is_told_to_submit, PUPIL, teachers_on_the_list),
    (i.the_steps_and_the_nrm_field_agree_on_who_submits, BY_SOCIAL_WORKER, without("nrm-child-you")),
    (i.every_plan_about_a_person_says_who_submits, PUPIL, without("nrm-child-council-or-police")),
    (i.no_adult_who_said_no_is_referred, REFUSING, patched(nrm, "_submitted_by", lambda *_: "you")),
    (i.every_plan_has_a_line_that_is_open, PUPIL, seen_as(hours={"open_now": None})),
    (i.an_unverified_line_never_stands_alone, PUPIL, seen_as(verification={"status": "sourced", "verify_first": True})),
    (i.every_step_has_a_source_or_says_that_it_is_practice, PUPIL, changed("teacher-keep-in-sight", basis=None)),
    (i.no_plan_scores_anybody_or_gives_a_verdict, PUPIL, changed("teacher-write", text="Add up the score.")),
    (i.no_plan_scores_anybody_or_gives_a_verdict, PUPIL, changed("teacher-write", text="This is a high risk child.")),
    (i.no_text_has_a_phone_number_but_999_and_101, PUPIL, changed("teacher-write", text="Ring 0800 123 if unsure.")),
    (i.every_plan_is_short_enough_to_act_on, PUPIL, every_step_for_everybody),
    (i.there_is_something_to_do_in_the_first_hour, PUPIL, without_first_hour),
    (i.steps_stand_in_the_order_of_time, PUPIL, patched(book, "PHASES", ("this-week", "today", "first-hour", "now"))),
    (i.the_clock_of_the_steps_never_runs_backwards, PUPIL, changed("teacher-tell-lead", within_minutes=45)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("invariant", "said", "break_it"), BROKEN, ids=lambda value: getattr(value, "__name__", "") or None
)
def test_a_break_is_noticed(
    invariant: Callable[[Case], bool],
    said: Situation,
    break_it: Break,
    kb: KnowledgeBase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert invariant(case_of(said, kb, AT))
    broken = break_it(kb, monkeypatch)
    assert not invariant(case_of(said, broken, AT))


def test_every_invariant_has_a_break() -> None:
    assert {invariant for invariant, _, _ in BROKEN} == set(i.INVARIANTS)
