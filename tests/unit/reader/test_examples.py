from __future__ import annotations

import re

import pytest

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.reader.outcomes import ANY_OF, ONE_OF
from scripts.reader_examples import Labelled, examples
from scripts.scoring import read_set

_MEASURED = ("danger.yml", "situations.yml", "scope.yml", "indicators.yml")


@pytest.fixture(scope="module")
def fitted_to() -> list[Labelled]:
    return examples("fitting")


def test_every_label_is_one_that_the_reader_knows(fitted_to: list[Labelled], kb: KnowledgeBase) -> None:
    places = {place.slug for place in kb.gazetteer.places} | {"unsaid"}
    known = {name for names in ANY_OF.values() for name in names}
    for one in [*fitted_to, *examples("tuning")]:
        assert all(answer in ONE_OF[question] for question, answer in one.answers.items()), one
        assert set(one.likely) <= known, one
        assert one.mentions.get("place", "unsaid") in places, one
        assert set(one.indicators) <= set(kb.indicators), one


@pytest.mark.parametrize("name", _MEASURED)
def test_nothing_that_is_measured_was_fitted_to(name: str, fitted_to: list[Labelled]) -> None:
    seen = {_plain(one.text) for one in fitted_to}
    assert [case["text"] for case in read_set(name) if _plain(case["text"]) in seen] == []


def test_nothing_that_is_tuned_on_was_fitted_to(fitted_to: list[Labelled]) -> None:
    seen = {_plain(one.text) for one in fitted_to}
    assert [one.text for one in examples("tuning") if _plain(one.text) in seen] == []


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
