from __future__ import annotations

from typing import Any

import pytest

from guidance_kb import vocabulary
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.questions import next_question
from guidance_kb.planning.situation import Situation


@pytest.mark.parametrize(
    ("said", "asked", "question"),
    [
        ({}, (), "danger"),
        ({}, ("danger",), "age_group"),
        ({"danger": "no"}, (), "age_group"),
        ({"danger": "no", "age_group": "child"}, (), "role"),
        ({"danger": "no", "age_group": "adult"}, (), "consent"),
        ({"danger": "no", "age_group": "adult", "consent": "no"}, (), "role"),
        ({"danger": "no", "age_group": "child", "role": "teacher"}, (), "place"),
        ({"age": 13, "role": "teacher"}, (), "danger"),
        ({}, ("danger", "age_group", "role"), "place"),
        ({"age_group": "adult"}, ("danger", "age_group", "consent", "role"), None),
    ],
)
def test_the_next_question(
    said: dict[str, Any], asked: tuple[str, ...], question: str | None, kb: KnowledgeBase
) -> None:
    assert next_question(Situation(**said), asked, kb) == question


def test_with_role_age_and_place_known_the_plan_comes_at_once(kb: KnowledgeBase) -> None:
    assert next_question(Situation(role="teacher", age=13, place="southwark"), (), kb) is None
    assert next_question(Situation(role="teacher", age_group="adult", place="southwark"), (), kb) is None


def test_danger_now_asks_nothing(kb: KnowledgeBase) -> None:
    assert next_question(Situation(danger="now"), (), kb) is None


@pytest.mark.parametrize("role", ["self", "parent", "colleague", "public"])
def test_who_does_not_do_this_for_a_living_is_asked_nothing(role: str, kb: KnowledgeBase) -> None:
    assert next_question(Situation(role=role), (), kb) is None


@pytest.mark.parametrize("about", ["place-or-workplace", "online", "staff-member"])
def test_where_no_person_is_identified_no_age_is_asked(about: str, kb: KnowledgeBase) -> None:
    asked: list[str] = []
    while (question := next_question(Situation(about=about), asked, kb)) is not None:
        asked.append(question)
    assert asked == ["danger", "role", "place"]


def test_a_child_is_never_asked_about_consent(kb: KnowledgeBase) -> None:
    for age_group in ("child", "unsure"):
        asked: list[str] = []
        while (question := next_question(Situation(age_group=age_group), asked, kb)) is not None:
            asked.append(question)
        assert "consent" not in asked


def test_a_place_that_nobody_knows_is_asked_for(kb: KnowledgeBase) -> None:
    assert next_question(Situation(danger="no", age=13, role="teacher", place="atlantis"), (), kb) == "place"


def test_every_question_that_can_be_asked_is_written_and_can_be_left_open(kb: KnowledgeBase) -> None:
    for field in ("danger", "age-group", "consent", "role", "place"):
        values = {choice.value for choice in kb.questions[field].choices}
        assert values & {"unsure", "unknown", "skip", "other"}


def test_every_choice_is_a_value_of_the_contract(kb: KnowledgeBase) -> None:
    allowed = {
        "danger": vocabulary.DANGER, "age-group": vocabulary.AGE_GROUPS, "role": vocabulary.ROLES,
        "consent": vocabulary.CONSENT, "place": ("outside-london", *vocabulary.NATIONS, "skip"),
    }  # fmt: skip
    for field, values in allowed.items():
        assert {choice.value for choice in kb.questions[field].choices} <= set(values)
