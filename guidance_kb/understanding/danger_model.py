"""How much a message is like those in which somebody was in danger: logistic regression over its meaning and its words.

`make danger-model` makes `danger_model.npz` from `danger_examples/`, whose authors wrote the same scenes with danger
and without. The rules (`alarms.py`) say why they went off and know what they know; this sees what nobody thought of.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from guidance_kb.encoder import encoder

MODEL_FILE = Path(__file__).with_name("danger_model.npz")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class DangerModel:
    """Weights for the sentence vector and for words and pairs of words, weighed by how telling each is."""

    meaning: np.ndarray
    """float32, shape (384,)."""
    terms: dict[str, int]
    """The words and pairs that it knows, with their place in the two arrays below."""
    rarity: np.ndarray
    weights: np.ndarray
    bias: float
    threshold: float
    """Chosen on the training examples, by cross-validation (`scripts/train_danger.py`)."""

    @classmethod
    def load(cls, path: Path = MODEL_FILE) -> DangerModel:
        """Reads what `save` wrote; no code is loaded from the file."""
        with np.load(path, allow_pickle=False) as file:
            terms = {term: place for place, term in enumerate(str(file["terms"]).split("\n"))}
            return cls(
                file["meaning"], terms, file["rarity"], file["weights"], float(file["bias"]), float(file["threshold"])
            )

    def save(self, path: Path = MODEL_FILE) -> None:
        """Writes one compressed npz file."""
        np.savez_compressed(
            path,
            meaning=self.meaning,
            terms=np.array("\n".join(self.terms)),
            rarity=self.rarity,
            weights=self.weights,
            bias=np.float32(self.bias),
            threshold=np.float32(self.threshold),
        )

    def likeness(self, text: str) -> float:
        """Between 0 and 1; from `threshold` on it counts as danger."""
        places, values = self.words(text)
        score = self.meaning @ encoder().encode([text])[0] + self.weights[places] @ values + self.bias
        return float(1 / (1 + np.exp(-score)))

    def words(self, text: str) -> tuple[list[int], np.ndarray]:
        """The known terms of a text, as their places and values; the values have length 1 together, unless none is."""
        counts = Counter(self.terms[term] for term in terms_of(text) if term in self.terms)
        places = list(counts)
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))) * self.rarity[places]
        return places, values / (np.linalg.norm(values) or 1.0)


def terms_of(text: str) -> list[str]:
    """Every word of a text in lower case, and every two words that follow each other."""
    words = _WORD.findall(text.lower())
    return words + [" ".join(pair) for pair in pairwise(words)]


@lru_cache(maxsize=1)
def danger_model() -> DangerModel:
    """The model of this process, loaded at its first use."""
    return DangerModel.load()
