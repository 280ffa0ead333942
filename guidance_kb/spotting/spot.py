"""Which indicators a description mentions, and with which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidance_kb.spotting.indicator_model import NONE, indicator_model
from guidance_kb.spotting.pieces import Piece, pieces

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

# Chosen on tests/evaluation/indicators_tuning.yml.
LEAST = 0.4
"""From this probability on a piece mentions an indicator."""
_LOOKED_AT = 3  # labels a piece
_SELDOM, _MOSTLY = 0.25, 0.7
"""Shares of an indicator's examples that say no. Below the one a "no" takes it back, above the other it needs one."""


@dataclass(frozen=True)
class Spotted:
    """An indicator that the message mentions."""

    id: str
    quote: str
    """The words of the message that say so."""
    start: int
    end: int
    score: float
    """Between 0 and 1: how sure this is. It is never shown and never added up."""


def spot(text: str, kb: KnowledgeBase) -> list[Spotted]:
    """The indicators that a message mentions, in the order of the text, each once.

    Not one that is denied, that is true of the writer, or that is only asked about.
    """
    best: dict[str, Spotted] = {}
    for piece in pieces(text):
        for name, score in _mentioned(piece):
            if name in kb.indicators and score > (best[name].score if name in best else 0.0):
                best[name] = Spotted(name, piece.text, piece.start, piece.end, score)
    return sorted(best.values(), key=lambda one: one.start)


def _mentioned(piece: Piece) -> Iterator[tuple[str, float]]:
    if piece.is_asked or piece.of_writer:
        return
    model = indicator_model()
    for name, score in model.likest(piece.text, _LOOKED_AT):
        if name != NONE and score >= LEAST and _agrees(piece, model.negated[name]):
            yield name, score


def _agrees(piece: Piece, told_in_the_negative: float) -> bool:
    """Whether the piece says yes or no where the indicator is told so."""
    if piece.is_negated:
        return told_in_the_negative >= _SELDOM
    return told_in_the_negative <= _MOSTLY
