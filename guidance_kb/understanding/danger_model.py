"""How much a message is like those in which somebody was in danger: logistic regression over its meaning and its words.

`make understanding` makes `danger_model.npz` from `danger_examples/`, whose authors wrote the same scenes with danger
and without. What the rules (`alarms.py`) make of a message is among what it looks at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from guidance_kb.encoder import encoder
from guidance_kb.understanding.linear_model import Example, LinearModel
from guidance_kb.understanding.terms import terms_of

MODEL_FILE = Path(__file__).with_name("danger_model.npz")
CALM, DANGER = "calm", "danger"

# Danger may hide in one sentence of a long calm message: the likest sentence, and the likest two in a row, count too.
_WHOLE, _PAIR, _SENTENCE = 0.625, 0.25, 0.125
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
_SHORTEST = 3  # words

Signs = Callable[[str], Sequence[str]]
"""What the rules make of a text, as terms."""


def likeness(text: str, signs_of: Signs) -> float:
    """Between 0 and 1: how much a message is like those in which somebody was in danger."""
    parts = [part for part in _SENTENCE_ENDS.split(text) if len(part.split()) >= _SHORTEST]
    whole = _score(text, signs_of)
    sentence = max(_score(part, signs_of) for part in parts) if len(parts) > 1 else whole
    pairs = [" ".join(two) for two in pairwise(parts)]
    pair = max(_score(part, signs_of) for part in pairs) if len(pairs) > 1 else whole
    return float(1 / (1 + np.exp(-(_WHOLE * whole + _PAIR * pair + _SENTENCE * sentence))))


def looked_at(text: str, signs_of: Signs) -> Example:
    """What the model looks at: the meaning of the text, its words, and what the rules make of it."""
    return Example(encoder().encode([text])[0], [*terms_of(text), *signs_of(text)])


def _score(text: str, signs_of: Signs) -> float:
    """The odds of danger, as a logarithm."""
    calm, danger = danger_model().shares(looked_at(text, signs_of))
    return float(np.log(danger / calm))


@lru_cache(maxsize=1)
def danger_model() -> LinearModel:
    """The model of this process, loaded at its first use. Its labels are `calm` and `danger`."""
    return LinearModel.load(MODEL_FILE)
