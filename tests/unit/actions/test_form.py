"""The situation form asks for what it was not told, and for nothing twice over."""

from __future__ import annotations

import pytest

from actions.detail import ActionTakeDetail
from actions.form import ActionExplainWhy, ValidateSituationForm
from guidance_kb.knowledge_base import KnowledgeBase
from tests.unit.actions.conftest import Run

FORM = ValidateSituationForm()
PECKHAM = (
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones and a boyfriend "
    "who's 24. What do I do now?"
)


def _open(field: str, **slots: object) -> dict[str, object]:
    return {"asked": [field], "requested_slot": field, **slots}


def test_a_full_description_needs_no_question(run: Run) -> None:
    outcome = run(FORM, PECKHAM)
    assert outcome.kinds == ["indicators"]
    assert outcome.slots["requested_slot"] is None
    assert (outcome.slots["role"], outcome.slots["place"]) == ("teacher", "southwark")
    assert outcome.slots["age_group"] == "child"


def test_nothing_that_was_said_is_asked(run: Run) -> None:
    outcome = run(FORM, "I'm a nurse in Hackney and I'm worried about a patient")
    asked = outcome.slots["requested_slot"]
    while asked:
        assert asked not in ("role", "place")
        slots = {**outcome.slots, "role": "health", "place": "hackney"}
        outcome = run(FORM, slots=slots, in_form=True, choice=(asked, "skip"))
        asked = outcome.slots["requested_slot"]


def test_at_most_four_questions_are_asked(run: Run) -> None:
    slots: dict[str, object] = {}
    outcome = run(FORM, "I'm worried")
    asked = []
    while outcome.slots["requested_slot"]:
        asked.append(outcome.slots["requested_slot"])
        slots = {**slots, **outcome.slots}
        outcome = run(FORM, slots=slots, in_form=True, intent="give_answer", choice=(asked[-1], "skip"))
    assert len(asked) <= 4
    assert len(set(asked)) == len(asked)


def test_a_bare_answer_is_read_in_the_light_of_the_question(run: Run) -> None:
    assert run(FORM, "14", slots=_open("age_group"), in_form=True, intent="give_answer").slots["age_group"] == "child"
    assert run(FORM, "no", slots=_open("danger"), in_form=True, intent="give_answer").slots["danger"] == "no"


def test_a_number_is_an_age_whatever_was_asked(run: Run) -> None:
    outcome = run(FORM, "15", slots=_open("role"), in_form=True, intent="give_answer")
    assert (outcome.slots["age"], outcome.slots["requested_slot"]) == (15, "role")


def test_an_answer_is_taken_whatever_the_classifier_makes_of_it(run: Run) -> None:
    assert run(FORM, "Peckham", slots=_open("place"), in_form=True, intent="ask_contact").slots["place"] == "southwark"


def test_a_button_is_an_answer(run: Run) -> None:
    outcome = run(FORM, slots=_open("role"), in_form=True, intent="give_answer", choice=("role", "police"))
    assert outcome.slots["role"] == "police"


def test_an_answer_that_is_not_understood_is_asked_for_once_more_and_then_let_go(run: Run, kb: KnowledgeBase) -> None:
    known = _open("place", role="teacher", age_group="child")
    again = run(FORM, "blue", slots=known, in_form=True, intent="nlu_fallback")
    assert again.slots["requested_slot"] == "place"
    assert again.replies[0]["text"] == kb.questions["place"].again
    assert again.slots["asked"] == ["place", "place"]
    gone = run(FORM, "green", slots={**known, **again.slots}, in_form=True, intent="nlu_fallback")
    assert gone.slots["requested_slot"] != "place"


def test_a_place_name_that_boroughs_share_is_asked_about(run: Run) -> None:
    outcome = run(FORM, "I'm a teacher and my pupil lives in Crystal Palace, she's 14", slots={"danger": "no"})
    assert outcome.replies[-1]["id"] == "place-choose"
    assert "place:bromley" in [choice["choice"] for choice in outcome.replies[-1]["choices"]]
    assert outcome.slots["requested_slot"] == "place"


def test_a_shared_place_name_is_asked_about_even_when_the_place_was_asked_for_twice(run: Run) -> None:
    slots = {"asked": ["place", "place"], "requested_slot": "place", "role": "teacher", "age_group": "child"}
    outcome = run(FORM, "Crystal Palace", slots=slots, in_form=True, intent="give_answer")
    assert outcome.replies[-1]["id"] == "place-choose"


def test_which_of_the_places_can_be_left_open(run: Run) -> None:
    slots = {**_open("place", role="teacher", age_group="child"), "asked": ["place_options"]}
    slots["place_options"] = ["bromley", "lambeth"]
    outcome = run(FORM, slots=slots, in_form=True, intent="give_answer", choice=("place", "skip"))
    assert outcome.slots["requested_slot"] != "place"


@pytest.mark.parametrize("intent", ["danger", "say_goodbye", "start_again", "stop_questions", "harmful_request"])
def test_the_form_steps_aside_for_what_is_never_an_answer(run: Run, intent: str) -> None:
    outcome = run(FORM, "Peckham", slots=_open("place"), in_form=True, intent=intent)
    assert (outcome.replies, outcome.events) == ([], [])


def test_the_form_steps_aside_for_a_question(run: Run) -> None:
    outcome = run(FORM, "what is the NRM?", slots=_open("place"), in_form=True, intent="ask_guidance")
    assert (outcome.replies, outcome.events) == ([], [])


def test_after_it_stepped_aside_the_form_asks_its_question_again(run: Run, kb: KnowledgeBase) -> None:
    outcome = run(
        FORM, "what is the NRM?", slots=_open("place"), in_form=True, intent="ask_guidance", stepped_aside=True
    )
    assert outcome.kinds == ["question"]
    assert outcome.replies[0]["text"] == kb.questions["place"].text
    assert outcome.slots["requested_slot"] == "place"


def test_danger_said_in_the_form_is_answered_with_the_emergency_contacts_first(run: Run) -> None:
    outcome = run(FORM, slots=_open("danger"), in_form=True, intent="give_answer", choice=("danger", "now"))
    assert outcome.kinds[0] == "emergency"
    assert outcome.slots["requested_slot"] is None


def test_a_correction_after_the_plan_goes_through_the_form_again(run: Run) -> None:
    slots = {"role": "teacher", "age": 14, "age_group": "child", "place": "lambeth", "planned": True}
    outcome = run(ActionTakeDetail(), "sorry, she's 17", intent="correct_detail", slots=slots)
    assert outcome.follow_up == "situation_form"
    outcome = run(FORM, "it's Southwark actually", intent="correct_detail", slots=slots)
    assert outcome.slots["place"] == "southwark"
    assert outcome.slots["requested_slot"] is None


def test_a_place_after_contacts_without_one_gives_its_lines(run: Run) -> None:
    outcome = run(ActionTakeDetail(), "Southwark", intent="give_answer", slots={"wants_contacts": True})
    assert "southwark-children" in [contact["id"] for contact in outcome.replies[0]["contacts"]]
    assert outcome.follow_up is None
    assert outcome.slots["wants_contacts"] is None


def test_yes_to_no_question_makes_no_plan(run: Run) -> None:
    assert run(ActionTakeDetail(), "yes", intent="give_answer").responses == ["utter_greet"]
    assert run(ActionTakeDetail(), "yes", intent="give_answer", slots={"planned": True}).responses == ["utter_thanks"]


def test_every_question_can_say_why_it_is_asked(run: Run, kb: KnowledgeBase) -> None:
    for name in kb.questions:
        outcome = run(ActionExplainWhy(), "why?", intent="ask_why", slots=_open(name.replace("-", "_")), in_form=True)
        assert outcome.replies[0]["text"] == kb.questions[name].why
