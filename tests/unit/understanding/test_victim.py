from __future__ import annotations

import pytest

from guidance_kb.understanding.victim import speaker_is_victim
from tests.unit.understanding.cases import load

CASES = load("victim_cases")


@pytest.mark.parametrize("message", CASES["child"])
def test_a_child_who_speaks_of_themselves_is_recognised(message: str) -> None:
    assert speaker_is_victim(message) == "child"


@pytest.mark.parametrize("message", CASES["adult"])
def test_an_adult_who_speaks_of_themselves_is_recognised(message: str) -> None:
    assert speaker_is_victim(message) == "adult"


@pytest.mark.parametrize("message", CASES["neither"])
def test_somebody_who_speaks_of_another_or_of_their_work_is_no_victim(message: str) -> None:
    assert speaker_is_victim(message) is None


def test_the_age_that_is_given_decides_over_every_other_word() -> None:
    assert speaker_is_victim("my boss took my passport, i am 16") == "child"
    assert speaker_is_victim("my mum's boyfriend makes me sell drugs, i'm 19") == "adult"
