from __future__ import annotations

from typing import Any

import pytest

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.reading import SituationError, read_situation
from guidance_kb.planning.situation import Situation


def test_a_whole_situation_is_read(kb: KnowledgeBase) -> None:
    data = {
        "role": "teacher", "age_group": "child", "age": 13, "danger": "no", "missing": False, "place": "lambeth",
        "consent": "unknown", "about": "person", "exploitation": ["sexual", "criminal"], "indicators": ["two-phones"],
    }  # fmt: skip
    assert read_situation(data, kb.gazetteer).situation == Situation(
        "teacher", "child", 13, "no", False, "lambeth", "unknown", "person", ("sexual", "criminal"), ("two-phones",)
    )


def test_the_query_of_a_page_is_read_like_json(kb: KnowledgeBase) -> None:
    query = {"missing": "true", "age": "13", "exploitation": "sexual,criminal", "role": ""}
    expected = Situation(age=13, missing=True, exploitation=("sexual", "criminal"))
    assert read_situation(query, kb.gazetteer).situation == expected


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"role": "wizard"}, "role"),
        ({"role": 5}, "role"),
        ({"role": ["teacher"]}, "role"),
        ({"age_group": "teenager"}, "age_group"),
        ({"age": -1}, "age"),
        ({"age": 121}, "age"),
        ({"age": True}, "age"),
        ({"age": "about 15"}, "age"),
        ({"age": 15.5}, "age"),
        ({"danger": "yes"}, "danger"),
        ({"missing": "perhaps"}, "missing"),
        ({"missing": 1}, "missing"),
        ({"consent": "maybe"}, "consent"),
        ({"about": "me"}, "about"),
        ({"exploitation": ["slavery"]}, "exploitation"),
        ({"exploitation": {"sexual": True}}, "exploitation"),
        ({"indicators": [1]}, "indicators"),
        ({"place": 7}, "place"),
        ({"place": "x" * 101}, "place"),
        (["teacher"], "situation"),
        (None, "situation"),
    ],
)
def test_a_value_that_the_contract_does_not_know_names_its_field(data: Any, field: str, kb: KnowledgeBase) -> None:
    with pytest.raises(SituationError) as caught:
        read_situation(data, kb.gazetteer)
    assert caught.value.field == field
    assert caught.value.message.startswith(("use ", "send "))


@pytest.mark.parametrize(
    ("text", "slug"),
    [("lambeth", "lambeth"), ("Peckham", "southwark"), ("Wandworth", "wandsworth"), ("Scotland", "scotland")],
)
def test_a_place_is_understood_by_any_of_its_names(text: str, slug: str, kb: KnowledgeBase) -> None:
    assert read_situation({"place": text}, kb.gazetteer).situation.place == slug


def test_a_place_that_nobody_knows_is_left_out_and_said_so_without_repeating_it(kb: KnowledgeBase) -> None:
    reading = read_situation({"place": "Qwxzyville"}, kb.gazetteer)
    assert reading.situation.place is None
    assert reading.assumed == ("place: not recognised, handled as not known",)


def test_a_place_that_two_boroughs_share_is_never_guessed(kb: KnowledgeBase) -> None:
    reading = read_situation({"place": "Aldgate"}, kb.gazetteer)
    assert reading.situation.place is None
    assert "tower-hamlets" in reading.assumed[0]
    assert "city-of-london" in reading.assumed[0]


def test_an_unknown_key_is_left_alone(kb: KnowledgeBase) -> None:
    assert read_situation({"utm_source": "poster"}, kb.gazetteer).situation == Situation()
