from __future__ import annotations

import re

import pytest

from guidance_kb.understanding.alarms import Alarm, screen
from guidance_kb.understanding.danger import danger_of, in_danger
from guidance_kb.understanding.danger_signs import alarms_in, sets_off_an_alarm
from tests.unit.understanding.cases import danger_sentences, load

DANGER = danger_sentences("danger")
CALM = danger_sentences("calm")
OF_A_PRONOUN = re.compile(r"\b(he|she|it|they|there|i|we|can|won|don|doesn|isn|didn|hasn|aren|someone)'(?=\w)", re.I)
FILLER_BEFORE = "Sorry to bother you, I have not used this before. We had training on this last term."
FILLER_AFTER = "My manager is away this week. The school is near the station."


def test_the_child_whom_two_bots_failed_in_2018_is_in_danger() -> None:
    assert in_danger("I am forced to have sex and I am only 12 years old")


@pytest.mark.parametrize("sentence", DANGER)
def test_danger_is_seen(sentence: str) -> None:
    assert sets_off_an_alarm(sentence)


@pytest.mark.parametrize("sentence", CALM)
def test_a_calm_sentence_sets_off_no_alarm(sentence: str) -> None:
    assert not sets_off_an_alarm(sentence), list(alarms_in(sentence))


@pytest.mark.parametrize("sentence", load("danger_missed"))
def test_what_the_screen_is_known_to_miss_is_still_written_down_as_missed(sentence: str) -> None:
    assert not sets_off_an_alarm(sentence)


def test_danger_in_capitals_is_seen() -> None:
    assert [sentence for sentence in DANGER if not sets_off_an_alarm(sentence.upper())] == []


def test_danger_without_apostrophes_and_full_stops_is_seen() -> None:
    bare = {sentence: OF_A_PRONOUN.sub(r"\1", sentence).rstrip(".!?") for sentence in DANGER}
    assert [sentence for sentence, typed in bare.items() if not sets_off_an_alarm(typed)] == []


def test_danger_is_seen_with_a_typographic_apostrophe() -> None:
    assert [sentence for sentence in DANGER if not sets_off_an_alarm(sentence.replace("'", "\u2019"))] == []


def test_danger_in_the_middle_of_a_long_message_is_seen() -> None:
    buried = {sentence: f"{FILLER_BEFORE} {sentence.rstrip('.!?')}. {FILLER_AFTER}" for sentence in DANGER}
    assert [sentence for sentence, message in buried.items() if not sets_off_an_alarm(message)] == []


def test_calm_sentences_stay_calm_in_capitals_and_among_others() -> None:
    messages = [sentence.upper() for sentence in CALM] + [f"{FILLER_BEFORE} {sentence}" for sentence in CALM]
    assert [message for message in messages if sets_off_an_alarm(message)] == []


@pytest.mark.parametrize("alarm", screen().alarms, ids=lambda alarm: alarm.id)
def test_the_example_of_every_alarm_sets_it_off(alarm: Alarm) -> None:
    assert alarm.id in [found for found, _, _ in alarms_in(alarm.example)]


def test_every_exception_names_an_alarm_or_a_blocker_that_exists() -> None:
    alarms = {alarm.id for alarm in screen().alarms}
    blockers = {blocker.id for blocker in screen().blockers}
    assert {name for blocker in screen().blockers for name in blocker.of} <= alarms
    assert {name for alarm in screen().alarms for name in alarm.ignores} <= blockers


def test_every_cue_that_is_named_exists() -> None:
    named = {cue for alarm in screen().alarms for cue in alarm.needs}
    named |= {cue for blocker in screen().blockers for cue in blocker.unless}
    assert named <= set(screen().cues)


def test_an_alarm_says_which_words_of_the_message_set_it_off() -> None:
    message = "Hello. HE'S GOT A KNIFE, please come"
    assert [message[start:end] for found, start, end in alarms_in(message) if found == "weapon"] == ["HE'S GOT A KNIFE"]


@pytest.mark.parametrize(
    ("message", "danger"),
    [
        ("no immediate danger", "no"),
        ("she's safe at home now", "no"),
        ("She is not in danger at the moment", "no"),
        ("nobody is in danger", "no"),
        ("it isn't an emergency", "no"),
        ("he's outside now", "now"),
        ("she is safe with us but he is outside now with a knife", "now"),
        ("is she safe?", None),
        ("how do I know she is safe?", None),
        ("I don't think she is safe", None),
        ("I am not sure she is safe at home", None),
        ("What counts as immediate danger?", None),
        ("a boy in year 9 has two phones", None),
        ("", None),
    ],
)
def test_the_danger_of_a_message_is_now_or_no_or_not_said(message: str, danger: str | None) -> None:
    assert danger_of(message) == danger


@pytest.mark.parametrize("message", ["", " ", "?", "\n\n", "999", "\U0001f62d\U0001f62d", "'", "a" * 2000, "he " * 700])
def test_any_text_at_all_gets_an_answer(message: str) -> None:
    assert sets_off_an_alarm(message) is False
    assert in_danger(message) in (True, False)


@pytest.mark.parametrize("message", ["", " ", "?", "\n\n", "\U0001f62d\U0001f62d", "'"])
def test_a_message_without_a_word_is_no_alarm(message: str) -> None:
    assert not in_danger(message)
