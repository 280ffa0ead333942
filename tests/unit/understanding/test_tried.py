"""What people typed who tried the service with fresh eyes."""

from __future__ import annotations

from typing import Any

import pytest

from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.understanding.danger import in_danger
from guidance_kb.understanding.danger_signs import says_safe, sets_off_an_alarm
from guidance_kb.understanding.situation import find_entities, situation_from
from guidance_kb.understanding.victim import speaker_is_victim
from tests.unit.understanding.cases import ANY_LENGTH, load

CASES = [(lesson, case) for lesson, group in load("tried_cases").items() for case in group]


@pytest.mark.parametrize(
    ("lesson", "case"), CASES, ids=[f"{lesson}: {case['say']} [{case.get('asked', '-')}]" for lesson, case in CASES]
)
def test_what_was_tried_is_understood(lesson: str, case: dict[str, Any], gazetteer: Gazetteer) -> None:
    situation = situation_from(find_entities(case["say"], gazetteer, case.get("asked"), rules_below=ANY_LENGTH))
    expected = case.get("is", {})
    assert {field: situation.get(field) for field in expected} == expected, lesson
    assert all(situation.get(field) != value for field, value in case.get("is_not", {}).items()), lesson


@pytest.mark.parametrize(
    "message",
    [
        "i dont feel safe",
        "she's gone",
        "she hasn't come home",
        "he's gone, he hasn't come home",
        "999",
        "police non emergency",
        "I'm not in danger but I'm scared to go home",
        "the police are not here",
    ],
)
def test_a_message_that_leaves_a_doubt_does_not_say_safe(message: str) -> None:
    assert not says_safe(message)


@pytest.mark.parametrize(
    "message",
    [
        "police are here now",
        "she's safe now",
        "he's gone and the doors are locked",
        "he's gone",
        "false alarm",
        "he isn't in any more danger",
        "he isn't in any danger now",
    ],
)
def test_a_message_that_all_is_well_says_safe_and_sets_off_no_alarm(message: str) -> None:
    assert says_safe(message)
    assert not in_danger(message)


@pytest.mark.parametrize("message", ["i want to kill myself", "suicidal", "I want to die", "i am suicidal"])
def test_somebody_who_wants_to_die_is_in_danger_and_speaks_of_themselves(message: str) -> None:
    assert sets_off_an_alarm(message)
    assert speaker_is_victim(message)


def test_a_worker_without_pay_who_writes_in_few_words_is_taken_for_an_adult() -> None:
    assert speaker_is_victim("please i work no money boss take pasport i sleep in kitchen i afraid") == "adult"
    assert speaker_is_victim("me from vietnam. work nail shop. no pay") == "adult"


@pytest.mark.parametrize(
    "message", ["I don't feel safe letting her go home", "I work with a woman who has no pay", "she wants to die"]
)
def test_somebody_who_worries_for_another_does_not_speak_of_themselves(message: str) -> None:
    assert speaker_is_victim(message) is None
