"""How much a message is like those in which somebody was in danger: logistic regression over its meaning and its words.

`make understanding` makes `danger_model.npz` from `danger_examples/`, whose authors wrote the same scenes with danger
and without. The rules (`alarms.py`) say why they went off and know what they know; this sees what nobody thought of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from guidance_kb.encoder import encoder
from guidance_kb.understanding.linear_model import Example, LinearModel
from guidance_kb.understanding.terms import terms_of

MODEL_FILE = Path(__file__).with_name("danger_model.npz")
CALM, DANGER = "calm", "danger"


@dataclass(frozen=True)
class DangerModel:
    """The model, and from where on it counts."""

    model: LinearModel
    threshold: float
    """Chosen on the training examples, by cross-validation (`scripts/train_understanding.py`)."""

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> DangerModel:
        """Reads what `save` wrote; no code is loaded from the file."""
        with np.load(path, allow_pickle=False) as file:
            return cls(LinearModel.load(path), float(file["threshold"]))

    def save(self, path: Path = MODEL_FILE) -> None:
        """Writes one compressed npz file."""
        np.savez_compressed(path, threshold=np.float32(self.threshold), **self.model.arrays())

    def likeness(self, text: str, rules: Sequence[str]) -> float:
        """Between 0 and 1; from `threshold` on it counts as danger. `rules`: what the rules make of the text."""
        return float(self.model.shares(looked_at(text, rules))[self.model.labels.index(DANGER)])


def looked_at(text: str, rules: Sequence[str]) -> Example:
    """What the model looks at: the meaning of the text, its words, and what the rules make of it."""
    return Example(encoder().encode([text])[0], [*terms_of(text), *rules])


@lru_cache(maxsize=1)
def danger_model() -> DangerModel:
    """The model of this process, loaded at its first use."""
    return DangerModel.load()
