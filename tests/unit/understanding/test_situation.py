from __future__ import annotations

from typing import Any

import pytest

from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.understanding.situation import Entity, find_entities, situation_from
from guidance_kb.vocabulary import ABOUT, AGE_GROUPS, CONSENT, DANGER, EXPLOITATION, ROLES
from tests.unit.understanding.cases import ANY_LENGTH, danger_sentences, situations

ONLY_WHERE_NAMED = {"about", "exploitation"}
CASES = situations()
FORM_TUTOR = (
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones and a boyfriend "
    "who's 24. What do I do now?"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['say']} [{case.get('asked', '-')}]")
def test_a_message_gives_the_situation_that_it_describes(case: dict[str, Any], gazetteer: Gazetteer) -> None:
    entities = find_entities(case["say"], gazetteer, case.get("asked"), rules_below=ANY_LENGTH)
    compared = set(case["is"]) | (set(situation_from(entities)) - ONLY_WHERE_NAMED)
    compared -= set(case.get("not_compared", ()))
    situation = situation_from(entities)
    assert {field: situation.get(field) for field in compared} == {field: case["is"].get(field) for field in compared}
    assert _value(entities, "school_year") == case.get("year", _value(entities, "school_year"))
    assert _value(entities, "place_options") == case.get("options")


@pytest.mark.parametrize("case", [case for case in CASES if "skipped" in case], ids=lambda case: case["say"])
def test_an_answer_that_leaves_a_field_unsaid_is_marked_as_skipped(case: dict[str, Any], gazetteer: Gazetteer) -> None:
    assert _value(find_entities(case["say"], gazetteer, case["asked"]), case["skipped"]) == "skip"


def test_the_form_tutor_is_a_teacher_of_a_child_of_13_in_southwark_who_is_neither_missing_nor_in_danger(
    gazetteer: Gazetteer,
) -> None:
    entities = find_entities(FORM_TUTOR, gazetteer, rules_below=ANY_LENGTH)
    assert situation_from(entities) == {
        "role": "teacher", "age": 13, "age_group": "child", "place": "southwark", "about": "person"
    }  # fmt: skip
    assert _value(entities, "school_year") == 9


def test_every_entity_quotes_the_words_that_gave_it(gazetteer: Gazetteer) -> None:
    messages = [case["say"] for case in CASES] + danger_sentences("danger") + danger_sentences("calm")
    for message in messages:
        for one in find_entities(message, gazetteer):
            assert one.text == message[one.start : one.end]
        for one in find_entities(message, gazetteer, rules_below=ANY_LENGTH):
            assert one.text, "what the rules find has words"


def test_every_value_is_one_that_the_contract_knows(gazetteer: Gazetteer) -> None:
    allowed = {"role": ROLES, "age_group": AGE_GROUPS, "danger": DANGER, "consent": CONSENT, "about": ABOUT}
    messages = [case["say"] for case in CASES] + danger_sentences("danger") + danger_sentences("calm")
    for message in messages:
        situation = situation_from(find_entities(message, gazetteer))
        assert all(situation.get(field, values[0]) in values for field, values in allowed.items())
        assert set(situation.get("exploitation", ())) <= set(EXPLOITATION)


def test_a_bare_answer_counts_only_for_the_field_that_was_asked(gazetteer: Gazetteer) -> None:
    assert find_entities("no", gazetteer) == []
    assert find_entities("no", gazetteer, "danger") == [Entity("danger", "no", 0, 2, "no")]
    assert find_entities("no", gazetteer, "consent") == [Entity("consent", "no", 0, 2, "no")]


def test_a_cry_for_help_as_an_answer_is_danger_whatever_was_asked(gazetteer: Gazetteer) -> None:
    for asked in ("role", "age_group", "place", "consent", "danger", None):
        assert situation_from(find_entities("hes here now with a knife", gazetteer, asked))["danger"] == "now"


def test_consent_is_never_part_of_a_childs_situation(gazetteer: Gazetteer) -> None:
    situation = situation_from(find_entities("She is 15 and refuses a referral", gazetteer))
    assert situation["age_group"] == "child"
    assert "consent" not in situation


@pytest.mark.parametrize("message", ["", " ", "?", "\U0001f62d", "1" * 50, "x" * 2000])
def test_any_text_at_all_gives_a_situation(message: str, gazetteer: Gazetteer) -> None:
    assert situation_from(find_entities(message, gazetteer)) == {}


def _value(entities: list[Entity], field: str) -> object:
    return next((one.value for one in entities if one.field == field), None)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("I'm 12", {"role": "self", "age": 12, "age_group": "child"}),
        ("im 15 and scared", {"role": "self", "age": 15, "age_group": "child"}),
        ("11 years old", {"age": 11, "age_group": "child"}),
        ("He is in the office. 11 years old. I'm his teaching assistant.", {"role": "teacher", "age": 11}),
        ("he has worked there 20 years", {}),
    ],
)
def test_an_age_alone_is_an_age_and_a_young_writer_writes_about_themself(
    message: str, expected: dict[str, object], gazetteer: Gazetteer
) -> None:
    found = situation_from(find_entities(message, gazetteer))
    assert expected.items() <= found.items()
    assert ("age" in found) is ("age" in expected)
