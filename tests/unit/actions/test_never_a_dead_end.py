"""Whatever is said, there is a next step, and no answer to a thing that was not said."""

from __future__ import annotations

import pytest

from actions.answer import ActionAnswer
from actions.boundaries import ActionDecline, ActionOutOfScope
from actions.contacts import ActionContacts
from actions.detail import ActionTakeDetail
from actions.emergency import ActionDangerPassed, ActionEmergency
from actions.form import FORM, ValidateSituationForm
from guidance_kb.knowledge_base import KnowledgeBase
from tests.unit.actions.conftest import Outcome, Run

VALIDATE = ValidateSituationForm()


def _ids(outcome: Outcome) -> list[str]:
    return [contact["id"] for contact in outcome.replies[0]["contacts"]]


@pytest.mark.parametrize("text", ["i dont feel safe", "she's gone", "she hasn't come home", "999"])
def test_safe_now_is_not_read_into_words_that_do_not_say_it(run: Run, text: str) -> None:
    outcome = run(ActionDangerPassed(), text, intent="now_safe")
    assert outcome.kinds[:2] == ["emergency", "text"]
    assert outcome.replies[1]["id"] == "emergency-just-in-case"
    assert "danger" not in outcome.slots
    assert outcome.follow_up == FORM or outcome.kinds[-1] == "plan"


def test_the_form_does_not_read_safe_now_into_words_that_do_not_say_it(run: Run) -> None:
    slots = {"asked": ["age_group"], "requested_slot": "age_group"}
    outcome = run(VALIDATE, "i dont feel safe", intent="now_safe", slots=slots, in_form=True)
    assert outcome.kinds == ["emergency", "text"]
    assert outcome.slots.get("danger") is None
    # Who does not feel safe speaks of themself: the form ends, and words and a plan for them follow.
    assert outcome.slots["requested_slot"] is None


def test_not_feeling_safe_after_danger_is_no_end_of_it(run: Run) -> None:
    outcome = run(ActionDangerPassed(), "i still dont feel safe", intent="now_safe", slots={"danger": "now"})
    assert outcome.kinds[0] == "emergency"


def test_after_the_danger_there_is_a_first_question_even_when_nothing_is_known(run: Run) -> None:
    outcome = run(ActionDangerPassed(), "she's safe now", intent="now_safe")
    assert (outcome.slots["danger"], outcome.follow_up) == ("no", FORM)


@pytest.mark.parametrize("action", [ActionOutOfScope(), ActionDecline()])
def test_nobody_is_turned_away_without_contacts(run: Run, action: ActionOutOfScope | ActionDecline) -> None:
    outcome = run(action, "j'ai 15 ans et on me force", intent="out_of_scope")
    assert len(outcome.responses) == 1
    assert outcome.kinds == ["contacts"]
    assert "police-999" in _ids(outcome)


@pytest.mark.parametrize("text", ["救命", "🆘"])
def test_what_cannot_be_read_gets_the_emergency_card_first(run: Run, text: str) -> None:
    assert run(ActionOutOfScope(), text, intent="out_of_scope").kinds == ["emergency", "contacts"]


def test_a_suicidal_crisis_gets_the_crisis_card_and_no_plan(run: Run) -> None:
    outcome = run(ActionEmergency(), "i want to kill myself", intent="danger")
    assert outcome.kinds == ["emergency", "answer"]
    assert outcome.replies[1]["id"] == "self-harm-crisis"


def test_the_consent_of_a_child_is_not_asked_for_after_a_correction(run: Run) -> None:
    slots = {
        "age": 19,
        "age_group": "adult",
        "danger": "no",
        "place": "croydon",
        "asked": ["danger", "consent"],
        "requested_slot": "consent",
    }
    outcome = run(VALIDATE, "sorry he's 17", intent="correct_detail", slots=slots, in_form=True)
    assert outcome.slots["age_group"] == "child"
    assert outcome.slots["requested_slot"] != "consent"


def test_contacts_of_a_place_hold_no_other_places_lines(run: Run, kb: KnowledgeBase) -> None:
    for text, place in (
        ("number for Hackney children's social care", "hackney"),
        ("Cardiff children's services out of hours", "wales"),
    ):
        ids = _ids(run(ActionContacts(), text, intent="ask_contact"))
        assert {kb.contacts[name].place for name in ids} <= {None, place}
        assert ids[0] == ("hackney-children" if place == "hackney" else "la-children-social-care")


def test_contacts_about_an_adult_are_for_adults(run: Run, kb: KnowledgeBase) -> None:
    ids = _ids(run(ActionContacts(), "who do I ring in Croydon about an adult", intent="ask_contact"))
    assert ids[0] == "croydon-adults"
    assert "child" not in {kb.contacts[name].age for name in ids}


def _aside(run: Run, slots: dict[str, object], intent: str = "ask_guidance") -> Outcome:
    return run(VALIDATE, "what is the NRM?", intent=intent, slots=slots, in_form=True, stepped_aside=True)


def test_after_an_aside_the_question_is_put_once_more_and_then_stays_open_in_silence(run: Run) -> None:
    slots: dict[str, object] = {"asked": ["place"], "requested_slot": "place", "role": "teacher", "age_group": "child"}
    first = _aside(run, slots)
    assert [reply["id"] for reply in first.replies] == ["ask-place"]
    second = _aside(run, {**slots, **first.slots})
    assert second.replies == []
    assert second.slots["requested_slot"] == "place"
    outcome = run(VALIDATE, "Peckham", intent="give_answer", slots={**slots, **second.slots}, in_form=True)
    assert outcome.slots["place"] == "southwark"


def test_no_question_is_put_more_than_twice(run: Run) -> None:
    slots: dict[str, object] = {"asked": ["place"], "requested_slot": "place", "role": "teacher", "age_group": "child"}
    again = run(VALIDATE, "blue", intent="nlu_fallback", slots=slots, in_form=True)
    assert [reply["id"] for reply in again.replies] == ["ask-place"]
    moved_on = run(VALIDATE, "green", intent="nlu_fallback", slots={**slots, **again.slots}, in_form=True)
    assert "ask-place" not in [reply["id"] for reply in moved_on.replies]


def test_who_asks_to_hear_the_question_again_hears_it_and_it_does_not_count(run: Run) -> None:
    slots: dict[str, object] = {"asked": ["place", "place"], "requested_slot": "place", "role": "teacher"}
    again = _aside(run, slots, intent="say_again")
    assert [reply["id"] for reply in again.replies] == ["ask-place"]
    assert again.slots["asked"] == ["place", "place"]


@pytest.mark.parametrize(("text", "slot", "value"), [("14", "age", 14), ("Brent", "place", "brent")])
def test_a_detail_after_the_plan_is_taken(run: Run, text: str, slot: str, value: object) -> None:
    slots = {"planned": True, "role": "teacher", "age_group": "child"}
    outcome = run(ActionTakeDetail(), text, intent="give_answer", slots=slots)
    assert (outcome.slots[slot], outcome.follow_up) == (value, FORM)


def test_a_shared_postcode_after_the_plan_offers_the_choice(run: Run) -> None:
    slots = {"planned": True, "role": "teacher", "danger": "now", "asked": ["danger", "age_group", "place"]}
    outcome = run(VALIDATE, "SE15", intent="give_answer", slots=slots)
    assert outcome.replies[-1]["id"] == "place-choose"


def test_a_skipped_question_is_noted_and_the_next_is_asked(run: Run) -> None:
    slots = {"asked": ["danger"], "requested_slot": "danger"}
    outcome = run(VALIDATE, "skip", intent="give_answer", slots=slots, in_form=True)
    assert [reply["id"] for reply in outcome.replies] == ["skip-noted", "ask-age-group"]


def test_a_typed_command_is_told_what_to_do(run: Run) -> None:
    outcome = run(ActionAnswer(), "", intent="nlu_fallback")
    assert [reply["id"] for reply in outcome.replies] == ["typed-command"]
    assert outcome.responses == ["utter_greet"]
    slots = {"asked": ["danger"], "requested_slot": "danger"}
    outcome = run(VALIDATE, "", intent="nlu_fallback", slots=slots, in_form=True)
    assert [reply["id"] for reply in outcome.replies] == ["typed-command", "ask-danger"]
    assert outcome.slots["asked"] == ["danger", "danger"]
