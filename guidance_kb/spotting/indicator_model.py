"""Which indicator a piece of a message is most like: logistic regression over its meaning and its words.

`make indicators` makes `indicator_model.npz` from `examples/`, whose authors wrote how people mention each indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from guidance_kb.encoder import encoder
from guidance_kb.understanding.linear_model import Example, LinearModel
from guidance_kb.understanding.terms import terms_of

MODEL_FILE = Path(__file__).with_name("indicator_model.npz")
NONE = "none"
"""The label of what mentions no indicator."""


@dataclass(frozen=True)
class IndicatorModel:
    """The model, and how often each indicator is told in the negative."""

    model: LinearModel
    negated: dict[str, float]
    """For each indicator the share of its examples that say no: "no passport", "never goes out"."""

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> IndicatorModel:
        """Reads what `save` wrote; no code is loaded from the file."""
        model = LinearModel.load(path)
        with np.load(path, allow_pickle=False) as file:
            return cls(model, dict(zip(model.labels, file["negated"].tolist(), strict=True)))

    def save(self, path: Path = MODEL_FILE) -> None:
        """Writes one compressed npz file."""
        negated = np.array([self.negated[label] for label in self.model.labels], dtype=np.float32)
        np.savez_compressed(path, negated=negated, **self.model.arrays())

    def likest(self, text: str) -> dict[str, float]:
        """The labels with their probabilities, those that a piece is most like first; `none` among them."""
        return dict(self.model.probabilities(looked_at(text)))


def looked_at(text: str) -> Example:
    """What the model looks at."""
    return Example(encoder().encode([text])[0], terms_of(text))


@lru_cache(maxsize=1)
def indicator_model() -> IndicatorModel:
    """The model of this process, loaded at its first use."""
    return IndicatorModel.load()
