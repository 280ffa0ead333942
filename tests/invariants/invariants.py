"""What must hold for every plan. Each function answers True where it does."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from guidance_kb.vocabulary import PHASES
from tests.invariants.case import Case

LONGEST = {"steps": 13, "do_not": 6, "record": 6}
MAY_SUBMIT = ("police", "social-worker", "border")

_SERVICES = re.compile(r"children's (social care|services)|social work service|gateway team", re.IGNORECASE)
_TOLD_TO_SUBMIT = re.compile(r"\byou (submit|send|make|complete|fill in) (the|an) NRM", re.IGNORECASE)
_ASKS_CONSENT = re.compile(r"(ask|get|seek|need|needs|with) (for )?(\w+ ){0,2}consent|if they (agree|say yes)", re.I)
_NEEDS_NONE = re.compile(r"need no consent", re.IGNORECASE)
_SCORES = re.compile(
    r"\b(scor(e|es|ed|ing)|likelihood|probab\w+|per ?cent|threshold|points?|(low|medium|high)[- ]risk)\b|%|\d\s?/\s?\d",
    re.IGNORECASE,
)
_VERDICT = re.compile(r"\b(is|are) not (being )?(trafficked|exploited)\b|\bno trafficking\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d(?:\s?\d){2,}")
_YEAR = re.compile(r"\b20\d\d\b")


def danger_means_999_is_the_first_step(case: Case) -> bool:
    first = case.plan["steps"][0]
    rings_999 = first["when"] == "now" and "999" in first["text"] and first["contacts"][0]["id"] == "police-999"
    return rings_999 or case.said.danger != "now"


def every_plan_opens_with_when_to_ring_999(case: Case) -> bool:
    return case.plan["steps"][0]["when"] == "now" and "999" in case.plan["steps"][0]["text"]


def danger_now_takes_the_route_of_danger_and_nothing_else_does(case: Case) -> bool:
    return (case.plan["route"]["id"] == "immediate-danger") == (case.said.danger == "now")


def a_childs_plan_names_childrens_social_care(case: Case) -> bool:
    return case.age_group != "child" or any(_names_services(step["text"]) for step in case.plan["steps"])


def a_child_in_a_borough_gets_the_boroughs_own_line(case: Case) -> bool:
    concerned = case.age_group == "child" and case.said.place == "southwark"
    return not concerned or any(contact["id"] == "southwark-children" for contact in case.plan["contacts"])


def nobody_asks_a_childs_consent(case: Case) -> bool:
    asked = case.plan["nrm"]["consent"] != "not-needed" or any(map(_asks_consent, case.texts))
    return case.age_group != "child" or not asked


def a_child_never_has_a_duty_to_notify(case: Case) -> bool:
    said = any("duty to notify" in text.lower() for text in case.texts)
    return case.age_group == "adult" or not (said or case.plan["nrm"]["duty_to_notify"])


def the_duty_to_notify_is_the_law_of_england_and_wales(case: Case) -> bool:
    return not case.plan["nrm"]["duty_to_notify"] or case.nation in ("england", "wales")


def nobody_without_the_authority_is_told_to_submit(case: Case) -> bool:
    told = any(map(_told_to_submit, case.texts)) or case.plan["nrm"]["submitted_by"] == "you"
    return not told or (case.first_responder and case.said.role in MAY_SUBMIT)


def the_steps_and_the_nrm_field_agree_on_who_submits(case: Case) -> bool:
    return any(map(_told_to_submit, case.texts)) == (case.plan["nrm"]["submitted_by"] == "you")


def every_plan_about_a_person_says_who_submits(case: Case) -> bool:
    return case.age_group is None or any("NRM" in step["text"] for step in case.plan["steps"])


def no_adult_who_said_no_is_referred(case: Case) -> bool:
    refused = case.age_group == "adult" and case.said.consent == "no"
    return not refused or case.plan["nrm"]["submitted_by"] == "not-applicable"


def every_plan_has_a_line_that_is_open(case: Case) -> bool:
    return any(contact["hours"]["open_now"] for contact in case.plan["contacts"])


def an_unverified_line_never_stands_alone(case: Case) -> bool:
    checks = [contact["verification"] for contact in case.plan["contacts"]]
    return any(check["status"] in ("verified", "sourced") and not check["verify_first"] for check in checks)


def every_step_has_a_source_or_says_that_it_is_practice(case: Case) -> bool:
    return all(bool(step["sources"]) != (step["basis"] == "practice") for step in case.plan["steps"])


def no_plan_scores_anybody_or_gives_a_verdict(case: Case) -> bool:
    return not any(map(_scores, case.texts))


def no_text_has_a_phone_number_but_999_and_101(case: Case) -> bool:
    return all(_numbers(text) <= {"999", "101"} for text in case.texts)


def every_plan_is_short_enough_to_act_on(case: Case) -> bool:
    return all(3 <= len(case.plan[part]) <= most for part, most in LONGEST.items())


def there_is_something_to_do_in_the_first_hour(case: Case) -> bool:
    return {"now", "first-hour"} <= {step["when"] for step in case.plan["steps"]}


def steps_stand_in_the_order_of_time(case: Case) -> bool:
    phases = [PHASES.index(step["when"]) for step in case.plan["steps"]]
    return phases == sorted(phases)


def the_clock_of_the_steps_never_runs_backwards(case: Case) -> bool:
    times = [[step["by"] for step in case.plan["steps"] if step["when"] == phase and step["by"]] for phase in PHASES]
    return all(phase == sorted(phase) for phase in times)


INVARIANTS: tuple[Callable[[Case], bool], ...] = (
    danger_means_999_is_the_first_step,
    every_plan_opens_with_when_to_ring_999,
    danger_now_takes_the_route_of_danger_and_nothing_else_does,
    a_childs_plan_names_childrens_social_care,
    a_child_in_a_borough_gets_the_boroughs_own_line,
    nobody_asks_a_childs_consent,
    a_child_never_has_a_duty_to_notify,
    the_duty_to_notify_is_the_law_of_england_and_wales,
    nobody_without_the_authority_is_told_to_submit,
    the_steps_and_the_nrm_field_agree_on_who_submits,
    every_plan_about_a_person_says_who_submits,
    no_adult_who_said_no_is_referred,
    every_plan_has_a_line_that_is_open,
    an_unverified_line_never_stands_alone,
    every_step_has_a_source_or_says_that_it_is_practice,
    no_plan_scores_anybody_or_gives_a_verdict,
    no_text_has_a_phone_number_but_999_and_101,
    every_plan_is_short_enough_to_act_on,
    there_is_something_to_do_in_the_first_hour,
    steps_stand_in_the_order_of_time,
    the_clock_of_the_steps_never_runs_backwards,
)

# The same few hundred sentences come back in every plan: each is looked at once.
_once = lru_cache(maxsize=None)


@_once
def _names_services(text: str) -> bool:
    return bool(_SERVICES.search(text))


@_once
def _asks_consent(text: str) -> bool:
    return bool(_ASKS_CONSENT.search(_NEEDS_NONE.sub("", text)))


@_once
def _told_to_submit(text: str) -> bool:
    return bool(_TOLD_TO_SUBMIT.search(text))


@_once
def _scores(text: str) -> bool:
    return bool(_SCORES.search(text) or _VERDICT.search(text))


@_once
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_YEAR.sub("", text)))
