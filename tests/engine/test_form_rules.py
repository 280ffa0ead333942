"""How the rules treat the situation form. The action server is a stand-in: it asks one question, takes any answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.conftest import Bot, said, slot

WORRY = "I'm a teacher and I'm worried about a girl in my class"
MUST_BE_IGNORED = {
    "another_person", "ask_contact", "ask_guidance", "ask_other_age", "ask_out_of_hours", "ask_source",
    "ask_what_this_is", "ask_why", "danger", "greet", "harmful_request", "out_of_scope", "say_again", "say_goodbye",
    "say_shorter", "start_again", "stop_questions", "thank",
}  # fmt: skip


@pytest.fixture
def asking(bot: Bot) -> Bot:
    """A bot that has just asked for the place."""

    def form(call: dict[str, Any]) -> dict[str, Any]:
        events = [event["event"] for event in call["tracker"]["events"]]
        since_user = events[len(events) - events[::-1].index("user") :]
        asked = call["tracker"]["slots"]["requested_slot"]
        if asked and "action_execution_rejected" in since_user:
            return said("ask-again", slot("asked", ["place"]), slot("requested_slot", "place"))
        if asked and call["tracker"]["latest_message"]["intent"]["name"] in MUST_BE_IGNORED:
            return {"events": [], "responses": []}
        if asked:
            return {"events": [slot("place", "southwark"), slot("requested_slot", None)], "responses": []}
        return said("ask", slot("asked", ["place"]), slot("requested_slot", "place"))

    bot.actions.answers["validate_situation_form"] = form
    assert bot.say(WORRY) == ["ask"]
    return bot


def test_danger_in_the_middle_of_the_form_stops_the_form(asking: Bot) -> None:
    assert asking.say("he's got a knife and he's outside the house now") == ["action_emergency"]
    assert asking.tracker().active_loop_name is None
    assert asking.tracker().get_slot("place") is None


def test_an_alarm_that_is_in_doubt_goes_on_with_the_form(asking: Bot) -> None:
    follow_up = {"event": "followup", "timestamp": None, "name": "situation_form"}
    asking.actions.answers["action_emergency"] = lambda call: said("just-in-case", follow_up)
    assert asking.say("he's got a knife and he's outside the house now") == ["just-in-case", "ask-again"]
    assert asking.tracker().active_loop_name == "situation_form"
    assert asking.say("Peckham") == ["action_plan"]


def test_an_answer_ends_the_form_with_the_plan(asking: Bot) -> None:
    assert asking.say("Peckham") == ["action_plan"]
    assert asking.tracker().active_loop_name is None


def test_a_pressed_button_is_an_answer(asking: Bot) -> None:
    assert asking.press("place:southwark") == ["action_plan"]


def test_a_question_in_the_middle_of_the_form_is_answered_and_the_form_asks_again(asking: Bot) -> None:
    assert asking.say("what is the National Referral Mechanism?") == ["action_answer", "ask-again"]
    assert asking.tracker().active_loop_name == "situation_form"
    assert asking.say("Peckham") == ["action_plan"]


def test_a_greeting_in_the_middle_of_the_form_is_answered_and_the_form_asks_again(asking: Bot) -> None:
    assert asking.say("hello") == ["utter_greet", "ask-again"]


def test_why_in_the_middle_of_the_form_is_explained(asking: Bot) -> None:
    assert asking.say("why do you need to know that") == ["action_explain_why", "ask-again"]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("can you say that again please", "action_say_again"),
        ("too long, just tell me the main thing", "action_say_shorter"),
        ("where does that come from?", "action_give_sources"),
        ("and out of hours?", "action_out_of_hours"),
        ("what about an adult?", "action_other_age"),
        ("there's another child too", "action_another_person"),
    ],
)
def test_a_follow_up_in_the_middle_of_the_form_is_answered_and_the_form_goes_on(
    asking: Bot, text: str, action: str
) -> None:
    assert asking.say(text) == [action, "ask-again"]
    assert asking.tracker().active_loop_name == "situation_form"


def test_goodbye_ends_the_form(asking: Bot) -> None:
    assert asking.say("goodbye") == ["utter_goodbye"]
    assert asking.tracker().active_loop_name is None


def test_no_more_questions_ends_the_form_with_the_plan(asking: Bot) -> None:
    assert asking.say("stop asking me questions") == ["action_plan"]
    assert asking.tracker().active_loop_name is None


def test_a_skipped_question_does_not_end_the_form_for_the_rest(asking: Bot) -> None:
    asking.say("skip")
    assert asking.actions.calls[-2:] == ["validate_situation_form", "action_plan"]


def test_start_again_forgets_what_was_said(asking: Bot) -> None:
    assert asking.say("start again") == ["utter_restart"]
    assert asking.tracker().active_loop_name is None
    assert asking.tracker().get_slot("asked") is None
    assert asking.say("hello") == ["utter_greet"]


def test_every_form_ignores_what_is_never_an_answer(domain: dict[str, Any]) -> None:
    for name, form in domain["forms"].items():
        assert set(form["ignored_intents"]) >= MUST_BE_IGNORED, name


def test_no_form_takes_any_text_for_a_slot(domain: dict[str, Any]) -> None:
    kinds = {mapping["type"] for slot_ in domain["slots"].values() for mapping in slot_["mappings"]}
    assert kinds == {"custom"}


def test_no_intent_has_a_name_within_another(domain: dict[str, Any]) -> None:
    names = domain["intents"]
    assert [(one, other) for one in names for other in names if one != other and one in other] == []
