from __future__ import annotations

from typing import Any

import pytest

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.nrm import Nrm, nrm_of
from guidance_kb.planning.situation import Situation
from guidance_kb.planning.understood import normalise


def nrm(kb: KnowledgeBase, **said: Any) -> Nrm:
    understood = normalise(Situation(**said), kb.gazetteer)
    return nrm_of(understood, kb.roles[understood.role], kb.first_responders)


@pytest.mark.parametrize(
    ("role", "place", "submitted_by"),
    [
        ("social-worker", "lambeth", "you"),
        ("police", "scotland", "you"),
        ("border", "wales", "you"),
        ("social-worker", "northern-ireland", "you"),
        ("teacher", "lambeth", "council-or-police"),
        ("dsl", "lambeth", "council-or-police"),
        ("health", "lambeth", "council-or-police"),
        ("health", "northern-ireland", "first-responder"),
        ("housing", "lambeth", "council-or-police"),
        ("foster-carer", "lambeth", "council-or-police"),
        ("residential-worker", "lambeth", "council-or-police"),
        ("youth-worker", "lambeth", "first-responder"),
        ("helpline", "lambeth", "first-responder"),
        ("parent", "lambeth", "council-or-police"),
        ("self", "lambeth", "council-or-police"),
        (None, None, "council-or-police"),
    ],
)
def test_who_submits_for_a_child(role: str | None, place: str | None, submitted_by: str, kb: KnowledgeBase) -> None:
    found = nrm(kb, role=role, age_group="child", place=place, consent="no")
    assert found == Nrm(submitted_by, "not-needed", duty_to_notify=False, duty_to_notify_by=None)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"role": "police", "consent": "yes"}, Nrm("you", "given", False, None)),
        ({"role": "police", "consent": "no"}, Nrm("not-applicable", "refused", True, "you")),
        ({"role": "border", "consent": "no", "place": "wales"}, Nrm("not-applicable", "refused", True, "you")),
        ({"role": "health", "consent": "no"}, Nrm("not-applicable", "refused", True, "council-or-police")),
        ({"role": "social-worker"}, Nrm("you", "required", True, "you")),
        ({"role": "hotel", "consent": "yes"}, Nrm("first-responder", "given", False, None)),
        ({"role": "police", "consent": "no", "place": "scotland"}, Nrm("not-applicable", "refused", False, None)),
        ({"role": "self"}, Nrm("first-responder", "required", False, None)),
        ({"role": "self", "consent": "no"}, Nrm("not-applicable", "refused", False, None)),
    ],
)
def test_what_an_adults_answer_makes_of_it(said: dict[str, Any], expected: Nrm, kb: KnowledgeBase) -> None:
    assert nrm(kb, age_group="adult", **said) == expected


def test_a_worry_about_staff_is_led_by_council_and_police_whoever_asks(kb: KnowledgeBase) -> None:
    assert nrm(kb, role="police", about="staff-member", age_group="child").submitted_by == "council-or-police"


@pytest.mark.parametrize("about", ["place-or-workplace", "online", "staff-member"])
def test_without_a_person_there_is_no_referral(about: str, kb: KnowledgeBase) -> None:
    assert nrm(kb, role="police", about=about) == Nrm("not-applicable", "not-needed", False, None)


def test_the_list_of_first_responders_leaves_out_what_could_not_be_confirmed(kb: KnowledgeBase) -> None:
    for listed in kb.first_responders.values():
        assert not {"fair-work-agency", "glaa", "nspcc"} & set(listed.organisations)
        assert listed.note
        assert "not confirmed" in listed.note
