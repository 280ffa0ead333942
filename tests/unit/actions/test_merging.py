from __future__ import annotations

from actions.merging import merged


def test_a_later_detail_overrides_an_earlier_one() -> None:
    assert merged({"place": "lambeth", "role": "teacher"}, {"place": "southwark"})["place"] == "southwark"


def test_an_age_decides_the_age_group() -> None:
    assert merged({"age_group": "child", "age": 17}, {"age": 18})["age_group"] == "adult"
    assert merged({"age_group": "adult"}, {"age": 17})["age_group"] == "child"


def test_an_age_group_does_away_with_the_age_of_before() -> None:
    after = merged({"age": 14, "age_group": "child"}, {"age_group": "adult"})
    assert (after["age"], after["age_group"]) == (None, "adult")


def test_a_place_settles_the_choice_between_places() -> None:
    after = merged({"place_options": ["lambeth", "southwark"]}, {"place": "southwark"})
    assert (after["place"], after["place_options"]) == ("southwark", None)


def test_a_place_name_that_two_boroughs_share_unsettles_the_place() -> None:
    after = merged({"place": "camden"}, {"place_options": ["lambeth", "southwark"]})
    assert (after["place"], after["place_options"]) == (None, ["lambeth", "southwark"])


def test_kinds_of_exploitation_add_up_without_repeats() -> None:
    after = merged({"exploitation": ["sexual"]}, {"exploitation": ["criminal", "sexual"]})
    assert after["exploitation"] == ["sexual", "criminal"]


def test_a_skipped_question_leaves_what_is_known() -> None:
    assert merged({"place": "lambeth"}, {"place": "skip"})["place"] == "lambeth"


def test_nobody_in_danger_any_more_is_no_danger() -> None:
    assert merged({"danger": "now"}, {}, now_safe=True)["danger"] == "no"
