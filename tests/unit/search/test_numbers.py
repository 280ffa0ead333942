"""Numbers to read out: found however they are typed, and never taken for something else."""

from __future__ import annotations

import pytest

from guidance_kb.search import KINDS, search
from guidance_kb.search.numbers import number_in


@pytest.mark.parametrize("typed", ["NRM-02", "nrm 02", "nrm2", "NRM02", " Nrm-2 ", "nrm.02"])
def test_a_number_finds_its_card_and_nothing_else(kb, typed: str) -> None:
    assert [(hit.kind, hit.id) for hit in search(kb, typed, kinds=KINDS)] == [("topic", "nrm-child")]


def test_every_number_finds_what_has_it(kb) -> None:
    assert len(kb.numbered) == len(kb.topics) + len(kb.indicators) + len(kb.contacts)
    for number, (kind, name) in kb.numbered.items():
        (hit,) = search(kb, number, kinds=KINDS)
        assert (hit.kind, hit.id, hit.number) == (kind, name, number)


def test_a_number_is_found_whatever_the_filters_say(kb) -> None:
    assert search(kb, "NRM-03", role="hotel", age_group="child")[0].id == "nrm-adult-consent"


@pytest.mark.parametrize("typed", ["SE15", "E1 6AN", "NRM", "section 47", "NRM-02 please", "0207 926 5555", "101"])
def test_other_queries_are_no_number(typed: str) -> None:
    assert number_in(typed) is None


def test_a_number_that_nothing_has_is_searched_for_as_words(kb) -> None:
    assert search(kb, "law 99")


def test_an_age_group_leaves_out_what_is_only_for_the_other(kb) -> None:
    for_adults = {hit.id for hit in search(kb, "NRM referral and consent", 30, KINDS, age_group="adult")}
    for_children = {hit.id for hit in search(kb, "NRM referral and consent", 30, KINDS, age_group="unsure")}
    assert "nrm-adult-consent" in for_adults - for_children
    assert "nrm-child" in for_children - for_adults
    assert "nrm-overview" in for_adults & for_children


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("child with passp", "child with passport"), ("safeguardi", "safeguarding"), ("lamb", "lambeth"),
     ("missing", "missing"), ("who is xqzw", "who is xqzw"), ("passport ", "passport "), ("", "")],
)  # fmt: skip
def test_a_word_that_is_being_typed_is_completed(kb, typed: str, meant: str) -> None:
    assert kb.index.completed(typed) == meant
