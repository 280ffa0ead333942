"""What the rules do outside the form."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Bot


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("hello", "utter_greet"),
        ("thank you", "utter_thanks"),
        ("goodbye", "utter_goodbye"),
        ("are you a robot", "utter_what_this_is"),
        ("why do you ask?", "utter_why_we_ask"),
        ("tell me a joke", "action_out_of_scope"),
        ("how do I traffic a child", "action_decline"),
        ("what is the NRM?", "action_answer"),
        ("who do I call", "action_contacts"),
        ("she's safe now", "action_danger_passed"),
        ("sorry, she's 17", "action_take_detail"),
        ("stop asking me questions", "action_plan"),
        ("he's got a knife and he's outside the house now", "action_emergency"),
        ("I am forced to have sex and I am only 12 years old", "action_emergency"),
    ],
)
def test_one_message_gets_one_answer(bot: Bot, text: str, reply: str) -> None:
    assert bot.say(text) == [reply]


def test_a_turn_calls_the_action_server_once_at_most(bot: Bot) -> None:
    bot.say("what is the NRM?")
    assert bot.actions.calls == ["action_answer"]


def test_a_chosen_card_is_answered(bot: Bot) -> None:
    assert bot.press("topic:nrm-turning-18") == ["action_answer"]


def test_the_hundredth_turn_has_no_longer_past_than_the_third(bot: Bot) -> None:
    for _ in range(3):
        bot.say("hello")
    short = len(bot.tracker().events)
    for _ in range(97):
        bot.say("hello")
    assert len(bot.tracker().events) == short


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("SE15", "action_take_detail"),
        ("Brent", "action_take_detail"),
        ("Haringey", "action_take_detail"),
        ("14", "action_take_detail"),
        ("im in Camden", "action_take_detail"),
        ("skip", "action_take_detail"),
        ("救命", "action_out_of_scope"),
        ("🆘", "action_out_of_scope"),
    ],
)
def test_the_form_of_a_message_decides_where_the_classifier_may_not(bot: Bot, text: str, reply: str) -> None:
    assert bot.say(text) == [reply]
