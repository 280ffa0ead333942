from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidance_kb.spotting.asking import MOST, worth_asking
from guidance_kb.spotting.indicator_model import NONE, indicator_model
from guidance_kb.spotting.pieces import pieces
from guidance_kb.spotting.spot import spot

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase


def _ids(text: str, kb: KnowledgeBase) -> set[str]:
    return {one.id for one in spot(text, kb)}


def test_the_model_knows_every_indicator_and_no_other(kb: KnowledgeBase) -> None:
    assert set(indicator_model().model.labels) == {*kb.indicators, NONE}, "run `make indicators`"


def test_what_is_spotted_is_quoted_word_for_word(kb: KnowledgeBase) -> None:
    text = "Porter here. The boss keeps her passport in his safe, and she sleeps on the kitchen floor."
    found = spot(text, kb)
    assert {"passport-held-by-other", "no-bed-or-private-space"} <= {one.id for one in found}
    assert all(text[one.start : one.end] == one.quote for one in found)


@pytest.mark.parametrize(
    ("said", "denied", "indicator"),
    [
        (
            "She has a boyfriend who is 27.",
            "She is 15 and has no older boyfriend.",
            "older-boyfriend-or-girlfriend",
        ),
        (
            "The boss keeps his passport locked in the safe.",
            "His passport is in his own bag.",
            "passport-held-by-other",
        ),
    ],
)
def test_what_is_denied_is_not_spotted(said: str, denied: str, indicator: str, kb: KnowledgeBase) -> None:
    assert indicator in _ids(said, kb)
    assert indicator not in _ids(denied, kb)


def test_a_sign_that_is_told_with_a_no_is_spotted(kb: KnowledgeBase) -> None:
    assert "no-id-documents" in _ids("He has no passport, no ID card, no papers of any kind.", kb)


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "who can make an NRM referral?",
        "I have two phones myself and my passport is at the Home Office.",
        "Is a new phone always a sign?",
        "She's in Year 9, nice kid, always on time.",
    ],
)
def test_nothing_is_spotted_where_nothing_is_said(text: str, kb: KnowledgeBase) -> None:
    assert spot(text, kb) == []


def test_pieces_are_clauses_and_items_with_their_places() -> None:
    text = "He has bruises, two phones and no coat, but his mum says he is fine."
    found = pieces(text)
    assert all(text[piece.start : piece.end] == piece.text for piece in found)
    assert next(piece for piece in found if piece.text == "no coat").is_negated
    assert not next(piece for piece in found if piece.text.startswith("two phones")).is_negated


def test_worth_asking_is_new_and_fits_the_age(kb: KnowledgeBase) -> None:
    noted = ["new-or-multiple-phones", "older-boyfriend-or-girlfriend"]
    asked = worth_asking(noted, kb, "teacher", "child")
    assert 2 <= len(asked) <= MOST
    assert not set(asked) & set(noted)
    assert all(kb.indicators[name].applies_to in ("both", "child") for name in asked)
