"""The parts of search: reading a query, meaning, words, filters."""

from __future__ import annotations

import numpy as np
import pytest

from guidance_kb.glossary import Glossary
from guidance_kb.schema.term import Term
from guidance_kb.search import search
from guidance_kb.search.index import Fit
from guidance_kb.search.meaning import Meaning, Nearness
from guidance_kb.search.query import QueryReader
from guidance_kb.search.search import fused
from guidance_kb.search.words import _rarest

TEXTS = ["exploitation of a child", "child exploitation", "trafficking and exploitation", "trafficking",
         "safeguarding safeguarding"]  # fmt: skip
READER = QueryReader(
    TEXTS,
    Glossary([Term(id="rg", term="RG", stands_for="reasonable grounds", meaning="A decision.", basis="practice")]),
    {"bloke", "garden"}.__contains__,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("explotation", "exploitation"),
        ("exploitaiton of a chidl", "exploitation of a child"),
        ("Traficking", "trafficking"),
        ("bloke in the garden", "bloke in the garden"),
        ("what is xqzwv", "what is xqzwv"),
        ("traf", "traf"),
        ("RG decision", "RG (reasonable grounds) decision"),
    ],
)
def test_a_slip_is_mended_and_an_abbreviation_written_out(typed: str, read: str) -> None:
    assert READER.read(typed) == read


def unit(*numbers: float) -> np.ndarray:
    vector = np.array(numbers, dtype=np.float32)
    return vector / np.linalg.norm(vector)


def test_the_record_whose_passages_are_nearest_is_nearest() -> None:
    keys = [("topic", "a"), ("topic", "a"), ("topic", "b"), ("topic", "b")]
    meaning = Meaning(keys, np.stack([unit(1, 0, 0), unit(1, 0.2, 0), unit(0, 1, 0), unit(0, 1, 0.2)]))
    scores = meaning.scores(unit(1, 0.1, 0))
    assert scores[("topic", "a")].nearest > scores[("topic", "b")].nearest
    assert scores[("topic", "a")].near > scores[("topic", "b")].near
    assert scores[("topic", "a")].centre > scores[("topic", "b")].centre


def test_near_is_a_mean_and_nearest_is_not() -> None:
    keys = [("topic", "a")] * 2
    (nearness,) = Meaning(keys, np.stack([unit(1, 0), unit(0, 1)])).scores(unit(1, 0)).values()
    assert nearness.nearest == pytest.approx(1.0)
    assert nearness.near == pytest.approx(0.3 / 0.55)


def test_an_empty_index_finds_nothing() -> None:
    assert Meaning([], np.empty((0, 384), dtype=np.float32)).scores(np.ones(384, dtype=np.float32)) == {}


def test_of_many_records_only_the_likeliest_and_those_with_the_words_are_looked_at() -> None:
    chance = np.random.default_rng(1)
    vectors = chance.standard_normal((3_000, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    meaning = Meaning([("topic", str(number // 3)) for number in range(3_000)], vectors)
    found = meaning.scores(vectors[0], also=[("topic", "999"), ("topic", "not there")])
    assert ("topic", "0") in found
    assert ("topic", "999") in found
    assert len(found) <= 401


def test_common_words_are_left_out_only_where_there_are_too_many_places() -> None:
    assert _rarest({"child": 60, "passport": 3}) == ["passport", "child"]
    assert _rarest({"child": 60_000, "passport": 3}) == ["passport"]
    assert _rarest({"child": 60_000}) == ["child"]
    assert _rarest({}) == []


@pytest.mark.parametrize("centre", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize("near", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize("words", [0.0, 1.0])
def test_a_score_lies_between_0_and_1(centre: float, near: float, words: float) -> None:
    assert 0.0 <= fused(Fit(Nearness(near, near, centre), words)) <= 1.0


def test_a_better_fit_in_any_way_is_a_better_score() -> None:
    base = fused(Fit(Nearness(0.5, 0.6, 0.4), 0.2))
    assert fused(Fit(Nearness(0.6, 0.6, 0.4), 0.2)) > base
    assert fused(Fit(Nearness(0.5, 0.9, 0.4), 0.2)) > base
    assert fused(Fit(Nearness(0.5, 0.6, 0.5), 0.2)) > base
    assert fused(Fit(Nearness(0.5, 0.6, 0.4), 0.3)) > base


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("what is a MACE meeting", "mace-contextual"),
        ("RG decision, how long", "nrm-decisions"),
        ("s47 threshold", "assessment-s17-s47"),
        ("EDT number tonight", "find-my-borough-mash"),
        ("contty lines", "county-lines"),
        ("what is cuckoing", "cuckooing"),
    ],
)
def test_abbreviations_and_typos_find_their_card(kb, query: str, topic: str) -> None:
    assert topic in [hit.id for hit in search(kb, query, limit=3)]


def test_a_role_sees_only_cards_for_it_and_for_everyone(kb) -> None:
    for hit in search(kb, "what do I do first", limit=50, role="hotel"):
        assert {"hotel", "everyone"} & set(kb.topics[hit.id].audience)
    assert len(search(kb, "what do I do first", limit=200, role="hotel")) < len(kb.topics)


def test_a_place_sees_only_contacts_that_serve_it(kb) -> None:
    found = [kb.contacts[hit.id] for hit in search(kb, "children", limit=200, kinds=("contact",), place="lambeth")]
    assert {contact.place for contact in found} == {None, "lambeth"}
    assert all("england" in contact.nations for contact in found)


def test_an_indicator_is_found_in_the_words_of_who_saw_it(kb) -> None:
    found = [hit.id for hit in search(kb, "her aunt keeps the girl's passport", limit=3, kinds=("indicator",))]
    assert "passport-held-by-other" in found
