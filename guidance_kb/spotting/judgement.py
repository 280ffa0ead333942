"""How sure it is that a message mentions an indicator: the pieces that are like it, weighed together.

The model says what a piece is like, the reader what the whole message says. Whether it is meant depends on more: how
much the piece says, how many pieces say it, whether it says no where the indicator is told with a yes, whether it is
about the writer, or only asked. The weights are fitted by `scripts/train_judgement.py` to those descriptions in
`descriptions/` that the reader has not seen (`tuning_*`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from guidance_kb.reader.reader import reader
from guidance_kb.spotting.indicator_model import NONE, indicator_model
from guidance_kb.spotting.pieces import Piece, pieces

WEIGHTS_FILE = Path(__file__).with_name("judgement.json")
_LEAST = 0.08
"""Below this probability a piece is no evidence."""
_LEAST_OF_WHOLE = 0.1
_SUPPORTS = 0.2
_NEVER_TOLD_WITH_NO = 0.15
"""Below this share of its examples an indicator is not told with a "no", and one that is denied is not there."""
_LOOKED_AT = 6  # labels a piece


@dataclass(frozen=True)
class Evidence:
    """A piece that is like an indicator."""

    piece: Piece
    score: float
    """The probability that the model gives the indicator."""
    nothing: float
    """The probability that it gives to no indicator at all."""
    of_whole: float
    """The probability that the reader gives the indicator for the whole message."""


def evidence_in(text: str) -> dict[str, list[Evidence]]:
    """For each indicator the pieces of the message that are like it, the likest first.

    At least one for each that the reader takes from the whole.
    """
    by_name: dict[str, list[Evidence]] = {}
    of_whole = reader().read(text).indicators
    for piece in pieces(text):
        ranked = indicator_model().likest(piece.text)
        nothing = ranked.pop(NONE, 0.0)
        for place, (name, score) in enumerate(ranked.items()):
            if (place < _LOOKED_AT and score > _LEAST) or of_whole[name] > _LEAST_OF_WHOLE:
                by_name.setdefault(name, []).append(Evidence(piece, score, nothing, of_whole[name]))
    return {name: sorted(found, key=lambda one: -one.score) for name, found in by_name.items()}


def features_of(name: str, evidence: Sequence[Evidence]) -> dict[str, float]:
    """What is weighed for an indicator of that name."""
    best, told_with_no = evidence[0], indicator_model().negated[name]
    says_no = float(best.piece.is_negated)
    return {
        "likeness": _odds(best.score),
        "likeness-squared": best.score**2,
        "whole": _odds(best.of_whole),
        "nothing": _odds(best.nothing),
        "words": float(np.log(len(best.piece.text.split()) or 1)),
        "support": float(min(sum(one.score > _SUPPORTS for one in evidence) - 1, 3)),
        "no-for-yes": says_no * (1 - told_with_no),
        "yes-for-no": (1 - says_no) * told_with_no,
        "of-the-writer": float(best.piece.of_writer),
        "asked": float(best.piece.is_asked),
    }


def is_denied(name: str, evidence: Sequence[Evidence]) -> bool:
    """Whether the words deny the indicator: "no older boyfriend"; not "no passport", which is how it is told."""
    return evidence[0].piece.is_denied and indicator_model().negated[name] < _NEVER_TOLD_WITH_NO


def sureness(name: str, evidence: Sequence[Evidence]) -> float:
    """Between 0 and 1. It decides whether an indicator is shown, is never shown itself, and never added up."""
    if is_denied(name, evidence):
        return 0.0
    weights = _weights()
    total = weights["bias"] + sum(weights[part] * value for part, value in features_of(name, evidence).items())
    return float(1 / (1 + np.exp(-total)))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS_FILE.read_text("utf-8"))
    return weights


def _odds(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(share / (1 - share)))
