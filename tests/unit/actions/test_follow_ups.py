"""What people ask about an answer that they have had, and what they put right."""

from __future__ import annotations

from typing import Any

import pytest

from actions.another import ActionAnotherPerson, ActionOtherAge
from actions.answer import ActionAnswer
from actions.contacts import ActionContacts
from actions.detail import ActionTakeDetail
from actions.follow_ups import ActionGiveSources, ActionOutOfHours, ActionSayAgain, ActionSayShorter
from actions.form import FORM, ValidateSituationForm
from actions.plan import ActionPlan
from guidance_kb.knowledge_base import KnowledgeBase
from tests.unit.actions.conftest import Outcome, Run

TEACHER = {"role": "teacher", "age": 13, "age_group": "child", "danger": "no", "place": "southwark"}


def _after_a_card(run: Run, topic: str = "nrm-child") -> dict[str, Any]:
    return run(ActionAnswer(), intent="ask_guidance", choice=("topic", topic)).slots


def _after_the_plan(run: Run, slots: dict[str, Any] = TEACHER) -> dict[str, Any]:
    return {**slots, **run(ActionPlan(), "", slots=slots).slots}


def _ids(outcome: Outcome) -> list[str]:
    return [reply["id"] for reply in outcome.replies]


def test_a_card_is_shown_again(run: Run) -> None:
    assert _ids(run(ActionSayAgain(), "say that again", intent="say_again", slots=_after_a_card(run))) == ["nrm-child"]


def test_a_plan_is_shown_again_as_it_is_now(run: Run) -> None:
    slots = {**_after_the_plan(run), "place": "wales"}
    outcome = run(ActionSayAgain(), "again", intent="say_again", slots=slots)
    assert outcome.replies[0]["plan"]["route"]["id"] == "child-wales"


def test_contacts_are_shown_again(run: Run) -> None:
    slots = run(ActionContacts(), "who do I ring in Lambeth", intent="ask_contact").slots
    again = run(ActionSayAgain(), "again", intent="say_again", slots=slots)
    assert "lambeth-children" in [contact["id"] for contact in again.replies[0]["contacts"]]


def test_where_nothing_was_shown_there_is_a_greeting_and_no_silence(run: Run) -> None:
    assert run(ActionSayAgain(), "again", intent="say_again").responses == ["utter_greet"]


def test_shorter_gives_the_answer_of_a_card_word_for_word(run: Run, kb: KnowledgeBase) -> None:
    outcome = run(ActionSayShorter(), "shorter", intent="say_shorter", slots=_after_a_card(run))
    assert _ids(outcome) == ["in-short", "nrm-child"]
    short = outcome.replies[1]["text"]
    assert kb.topics["nrm-child"].text.startswith(f"{short}\n\n")


def test_shorter_gives_the_first_steps_of_a_plan(run: Run) -> None:
    outcome = run(ActionSayShorter(), "shorter", intent="say_shorter", slots=_after_the_plan(run))
    steps = outcome.replies[1]["plan"]["steps"]
    assert 1 <= len(steps) <= 3
    assert len({step["when"] for step in steps}) == 1


def test_every_source_of_a_plan_is_named_once(run: Run) -> None:
    outcome = run(ActionGiveSources(), "says who", intent="ask_source", slots=_after_the_plan(run))
    assert _ids(outcome) == ["where-from"]
    urls = [source["url"] for source in outcome.replies[0]["sources"]]
    assert urls
    assert len(urls) == len(set(urls))


def test_where_nothing_was_shown_no_source_is_made_up(run: Run) -> None:
    outcome = run(ActionGiveSources(), "says who", intent="ask_source")
    assert (_ids(outcome), outcome.replies[0]["sources"]) == (["where-from-nothing"], [])


def test_out_of_hours_names_lines_that_answer_then(run: Run) -> None:
    outcome = run(ActionOutOfHours(), "and at night?", intent="ask_out_of_hours", slots=TEACHER)
    ids = [contact["id"] for contact in outcome.replies[0]["contacts"]]
    assert _ids(outcome) == ["out-of-hours"]
    assert {"southwark-children", "police-999"} <= set(ids)


def test_out_of_hours_without_a_place_asks_for_it(run: Run) -> None:
    outcome = run(ActionOutOfHours(), "and at weekends?", intent="ask_out_of_hours")
    assert _ids(outcome) == ["out-of-hours", "contacts-need-place"]
    assert outcome.slots["wants_contacts"] is True


def test_the_same_for_an_adult_makes_the_plan_again_and_asks_for_consent_anew(run: Run) -> None:
    slots = {**_after_the_plan(run), "consent": None}
    outcome = run(ActionOtherAge(), "what about an adult?", intent="ask_other_age", slots=slots)
    assert _ids(outcome) == ["now-for-an-adult"]
    assert (outcome.slots["age_group"], outcome.slots["age"], outcome.follow_up) == ("adult", None, FORM)


def test_the_same_for_an_adult_after_a_card_is_the_other_card(run: Run) -> None:
    outcome = run(ActionOtherAge(), "what about an adult?", intent="ask_other_age", slots=_after_a_card(run))
    assert _ids(outcome) == ["nrm-adult-consent"]


def test_a_card_without_a_counterpart_offers_the_nearest(run: Run) -> None:
    slots = _after_a_card(run, "county-lines")
    assert run(ActionOtherAge(), "and adults?", intent="ask_other_age", slots=slots).kinds == ["alternatives"]


def test_another_person_keeps_the_role_and_the_place_and_nothing_of_the_first(run: Run) -> None:
    slots = {**_after_the_plan(run), "missing": True, "indicators": ["new-or-multiple-phones"], "asked": ["danger"]}
    outcome = run(ActionAnotherPerson(), "there's her brother too, in Year 5", intent="another_person", slots=slots)
    after = {**slots, **outcome.slots}
    assert (after["role"], after["place"], after["age"]) == ("teacher", "southwark", 9)
    assert [after[name] for name in ("danger", "missing", "indicators", "asked", "planned")] == [None] * 5
    assert outcome.follow_up == FORM


def test_another_person_in_the_middle_of_the_form_leaves_the_form_to_go_on_by_itself(run: Run) -> None:
    outcome = run(ActionAnotherPerson(), "a different girl", intent="another_person", slots=TEACHER, in_form=True)
    assert outcome.follow_up is None


@pytest.mark.parametrize(
    ("text", "field", "before", "now"),
    [
        ("sorry, she's 17", "age", "13", "17"),
        ("I meant Lewisham", "place", "Southwark", "Lewisham"),
        ("I'm not a teacher, I'm the school nurse", "role", "Teacher or other school staff", "Health worker"),
    ],
)
def test_what_was_put_right_is_said_in_one_line(run: Run, text: str, field: str, before: str, now: str) -> None:
    outcome = run(ActionTakeDetail(), text, intent="correct_detail", slots=_after_the_plan(run))
    said = next(reply for reply in outcome.replies if reply["id"] == "changed")["changed"]
    assert [(one["field"], one["before"]) for one in said] == [(field, before)]
    assert said[0]["now"].startswith(now)


def test_what_is_new_is_no_change(run: Run) -> None:
    outcome = run(ActionTakeDetail(), "She's in Lewisham", intent="give_answer", slots={"role": "teacher"})
    assert "changed" not in _ids(outcome)


def test_a_parent_is_met_with_words_and_a_plan_and_no_question(run: Run) -> None:
    form = run(ValidateSituationForm(), "my daughter is 15 and a man sends her money", intent="describe_worry")
    assert "question" not in form.kinds
    plan = run(ActionPlan(), "", slots={"role": "parent", "age": 15, "age_group": "child"})
    assert [reply.get("id") for reply in plan.replies][0] == "words-for-a-parent"


def test_indicators_are_shown_once_and_kept_as_ids_alone(run: Run) -> None:
    text = "I'm a teacher, a girl of 14 has two phones and a boyfriend of 24 who picks her up"
    first = run(ValidateSituationForm(), text)
    assert "indicators" in first.kinds
    assert "older-boyfriend-or-girlfriend" in first.slots["indicators"]
    again = run(ValidateSituationForm(), text, slots=first.slots)
    assert "indicators" not in again.kinds
