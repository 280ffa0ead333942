from __future__ import annotations

import logging

import pytest

from actions.answer import ActionAnswer, ActionFallback
from actions.contacts import ActionContacts
from actions.emergency import ActionDangerPassed, ActionEmergency
from actions.form import FORM
from actions.guarded import Events, GuardedAction
from actions.plan import ActionPlan
from actions.turn import Turn
from guidance_kb.knowledge_base import KnowledgeBase
from tests.unit.actions.conftest import Run


def test_a_child_who_is_being_hurt_gets_the_emergency_card_first_and_then_words_for_a_child(run: Run) -> None:
    outcome = run(ActionEmergency(), "I am forced to have sex and I am only 12 years old", intent="danger")
    assert outcome.kinds == ["emergency", "text", "plan"]
    assert outcome.replies[1]["id"] == "words-for-a-child"
    assert (outcome.slots["role"], outcome.slots["danger"]) == ("self", "now")
    assert "999" in {contact["phone"] for contact in outcome.replies[0]["contacts"]}


def test_a_professional_in_danger_gets_the_emergency_card_first_and_then_the_plan(run: Run) -> None:
    outcome = run(ActionEmergency(), "I'm a teacher, a man is dragging a girl into a car", intent="danger")
    assert outcome.kinds == ["emergency", "plan"]
    assert outcome.replies[1]["plan"]["route"]["id"] == "immediate-danger"


def test_who_says_that_the_danger_has_passed_is_believed(run: Run) -> None:
    outcome = run(ActionDangerPassed(), "she's safe now", intent="now_safe", slots={"danger": "now", "role": "teacher"})
    assert outcome.slots["danger"] == "no"
    assert outcome.follow_up == "situation_form"


def test_the_plan_is_the_plan_of_what_is_known(run: Run) -> None:
    slots = {"role": "teacher", "age": 14, "age_group": "child", "place": "southwark", "exploitation": ["sexual"]}
    outcome = run(ActionPlan(), "thanks", slots=slots)
    assert outcome.kinds == ["plan"]
    assert outcome.replies[0]["plan"]["route"]["id"] == "child-london"
    assert outcome.slots["planned"] is True


def test_somebody_who_speaks_of_themself_gets_words_before_the_plan(run: Run) -> None:
    outcome = run(ActionPlan(), "", slots={"role": "self", "age_group": "adult"})
    assert [reply["type"] for reply in outcome.replies] == ["text", "plan"]
    assert outcome.replies[0]["id"] == "words-for-an-adult"


def test_a_question_is_answered_from_a_card_or_offers_some(run: Run, kb: KnowledgeBase) -> None:
    topic = next(iter(kb.topics.values()))
    outcome = run(ActionAnswer(), topic.questions[0], intent="ask_guidance")
    assert outcome.kinds[0] in ("answer", "alternatives")


def test_a_chosen_card_is_shown(run: Run, kb: KnowledgeBase) -> None:
    topic = next(iter(kb.topics))
    outcome = run(ActionAnswer(), intent="ask_guidance", choice=("topic", topic))
    assert (outcome.replies[0]["type"], outcome.replies[0]["id"]) == ("answer", topic)


def test_a_question_that_no_card_answers_gets_the_helplines(run: Run) -> None:
    outcome = run(ActionAnswer(), "how do I make lasagne", intent="nlu_fallback")
    assert (outcome.replies[0]["type"], outcome.replies[0]["id"]) == ("contacts", "no-match")
    assert outcome.replies[0]["contacts"]


def test_an_unclear_message_with_several_details_goes_to_the_form(run: Run) -> None:
    outcome = run(ActionAnswer(), "nurse, Hackney, girl of 15", intent="nlu_fallback")
    assert outcome.follow_up == "situation_form"


def test_the_fallback_reverts_nothing(run: Run) -> None:
    outcome = run(ActionFallback(), "mmm", intent="greet")
    assert "rewind" not in [event["event"] for event in outcome.events]
    assert outcome.follow_up == "action_listen"


def test_contacts_for_a_known_place_have_its_own_lines(run: Run) -> None:
    outcome = run(ActionContacts(), "what's the number for children's social care in Southwark", intent="ask_contact")
    ids = [contact["id"] for contact in outcome.replies[0]["contacts"]]
    assert "southwark-children" in ids
    assert "police-999" in ids
    assert len(outcome.replies) == 1


def test_contacts_without_a_place_come_at_once_and_the_place_is_asked_for(run: Run) -> None:
    outcome = run(ActionContacts(), "who do I call", intent="ask_contact")
    assert outcome.replies[0]["contacts"]
    assert outcome.replies[1]["id"] == "contacts-need-place"
    assert outcome.slots["wants_contacts"] is True


class _Broken(GuardedAction):
    def name(self) -> str:
        return "action_broken"

    def respond(self, turn: Turn) -> Events:
        turn.say({"type": "text", "id": "half", "text": "half an answer"})
        raise ValueError(f"cannot read {turn.text}")


def test_an_action_that_fails_gives_the_emergency_contacts_and_logs_no_words(
    run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        outcome = run(_Broken(), "my name is zebracorn")
    assert outcome.kinds == ["emergency"]
    assert outcome.replies[0]["contacts"]
    assert outcome.follow_up == "action_listen"
    assert "action_broken failed: ValueError" in caplog.text
    assert "zebracorn" not in caplog.text


def test_even_without_a_knowledge_base_an_action_does_not_raise(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> KnowledgeBase:
        raise OSError("disk full of zebracorns")

    monkeypatch.setattr("actions.guarded.knowledge_base", broken)
    outcome = run(ActionPlan())
    assert (outcome.replies, outcome.follow_up) == ([], "action_listen")


def test_what_may_be_danger_gets_the_emergency_card_and_goes_on(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.emergency.is_plainly_in_danger", lambda text: False)
    outcome = run(ActionEmergency(), "a man picks her up at odd hours", intent="danger")
    assert outcome.kinds == ["emergency", "text"]
    assert outcome.replies[1]["id"] == "emergency-just-in-case"
    assert "danger" not in outcome.slots
    assert outcome.follow_up == FORM


def test_what_may_be_danger_in_the_middle_of_the_form_hands_back_to_the_form(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.emergency.is_plainly_in_danger", lambda text: False)
    slots = {"role": "teacher", "age_group": "child"}
    outcome = run(ActionEmergency(), "a man picks her up", intent="danger", slots=slots, in_form=True)
    assert outcome.kinds == ["emergency", "text"]
    assert outcome.follow_up == FORM
