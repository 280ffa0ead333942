from __future__ import annotations

import pytest

from guidance_kb.planning.situation import Situation


@pytest.mark.parametrize(
    ("said", "age_group"),
    [
        (Situation(), None),
        (Situation(age_group="adult"), "adult"),
        (Situation(age=17), "child"),
        (Situation(age=18), "adult"),
        (Situation(age=0), "child"),
        (Situation(age=13, age_group="child"), "child"),
    ],
)
def test_an_age_gives_the_age_group(said: Situation, age_group: str | None) -> None:
    assert said.said_age_group == age_group


def test_an_age_and_an_age_group_that_disagree_leave_the_age_in_doubt() -> None:
    assert Situation(age=15, age_group="adult").said_age_group == "unsure"
    assert Situation(age=30, age_group="child").said_age_group == "unsure"


@pytest.mark.parametrize("age_group", [None, "unsure", "child"])
def test_a_person_who_may_be_a_child_is_handled_as_a_child(age_group: str | None) -> None:
    assert Situation(age_group=age_group).handled_as == "child"


@pytest.mark.parametrize("about", ["place-or-workplace", "online", "staff-member"])
def test_without_an_identified_person_nobody_is_assumed(about: str) -> None:
    assert Situation(about=about).handled_as is None
    assert Situation(about=about, age_group="unsure").handled_as == "child"


def test_somebody_who_speaks_of_herself_is_always_identified() -> None:
    assert Situation(role="self", about="online").handled_as == "child"
