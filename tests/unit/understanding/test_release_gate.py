"""The release gate: what is understood of messages whose authors had seen nothing of this project.

The sets stand in `tests/evaluation/`, each with a note of who wrote it from what.

The bounds are the figures that were reached, rounded against us: a change that lowers them needs a reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from guidance_kb.spotting.spot import spot
from guidance_kb.understanding.danger import in_danger
from guidance_kb.understanding.situation import find_entities, situation_from
from scripts.scoring import is_right, is_scored, read_set, route_is_scored, route_of_case

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

_LEAST = {
    "role": 0.93, "age": 0.95, "place": 0.94, "danger": 0.98, "missing": 0.95, "consent": 0.98, "about": 0.97,
    "exploitation": 0.84,
}  # fmt: skip


@pytest.fixture(scope="module")
def understood(kb: KnowledgeBase) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each case of situations.yml, and what is made of it."""
    return [(case, situation_from(find_entities(case["text"], kb.gazetteer))) for case in read_set("situations.yml")]


def test_danger_is_found_in_other_peoples_words() -> None:
    assert _share([in_danger(case["text"]) for case in read_set("danger.yml") if case["danger"]]) >= 0.97


def test_calm_messages_in_other_peoples_words_are_left_alone() -> None:
    assert _share([in_danger(case["text"]) for case in read_set("danger.yml") if not case["danger"]]) <= 0.03


def test_descriptions_take_the_right_route(understood: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    scored = [(case, found) for case, found in understood if route_is_scored(case)]
    assert _share([route_of_case(case["situation"]) == route_of_case(found) for case, found in scored]) >= 0.93


@pytest.mark.parametrize("field", _LEAST)
def test_descriptions_are_understood(field: str, understood: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    scored = [is_right(field, case, found) for case, found in understood if is_scored(field, case)]
    assert _share(scored) >= _LEAST[field]


def test_indicators_are_spotted_and_hardly_any_that_is_not_there(kb: KnowledgeBase) -> None:
    right = wrong = missed = 0
    for case in read_set("indicators.yml"):
        found, wanted = {one.id for one in spot(case["text"], kb)}, set(case["found"])
        right += len(found & wanted)
        wrong += len(found - wanted - set(case.get("fine") or ()))
        missed += len(wanted - found)
    assert right / (right + wrong) >= 0.89
    assert right / (right + missed) >= 0.7


def _share(answers: list[bool]) -> float:
    return sum(answers) / len(answers)
