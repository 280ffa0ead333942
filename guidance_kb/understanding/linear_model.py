"""Logistic regression over a vector and a bag of terms: scikit-learn fits it, a few arrays are it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from guidance_kb.understanding.terms import Terms


@dataclass(frozen=True)
class Example:
    """What a model looks at: the vector of a text, and its terms (words, pairs, what the rules made of it)."""

    vector: np.ndarray
    """float32, shape (dimensions,)."""
    terms: Sequence[str]


@dataclass(frozen=True)
class LinearModel:
    """Labels and their weights. A label's probability is the softmax of its scores."""

    labels: tuple[str, ...]
    meaning: np.ndarray
    """float32, shape (labels, dimensions of the vector)."""
    terms: Terms
    words: np.ndarray
    """float32, shape (labels, terms)."""
    bias: np.ndarray
    """float32, shape (labels,)."""

    @classmethod
    def fit(cls, examples: Sequence[Example], labels: Sequence[str], c: float, rarest: int = 2) -> LinearModel:
        """Fits at least two labels; rare labels count as much as frequent ones.

        `c` is scikit-learn's C; terms that stand in fewer than `rarest` examples are left out.
        """
        # Imported here: at run time scikit-learn would cost seconds of start-up and is not needed.
        from scipy.sparse import csr_matrix, hstack
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        words = TfidfVectorizer(analyzer=list, min_df=rarest, sublinear_tf=True)
        weighed = words.fit_transform([one.terms for one in examples])
        features = hstack([csr_matrix(np.stack([one.vector for one in examples])), weighed]).tocsr()
        fitted = LogisticRegression(C=c, class_weight="balanced", max_iter=400).fit(features, list(labels))
        weights, bias = _for_each_label(fitted.coef_, fitted.intercept_)
        dimensions = len(examples[0].vector)
        terms = Terms(tuple(words.get_feature_names_out()), words.idf_.astype(np.float16).astype(np.float32))
        return cls(tuple(fitted.classes_), weights[:, :dimensions], terms, weights[:, dimensions:], bias)

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Reads what `save` wrote; no code is loaded from the file."""
        with np.load(path, allow_pickle=False) as file:
            labels = tuple(file["labels"].tolist())
            rarity, meaning, words = (file[part].astype(np.float32) for part in ("rarity", "meaning", "words"))
            terms = Terms(tuple(str(file["terms"]).split("\n")), rarity)
            return cls(labels, meaning, terms, words, file["bias"])

    def without_weights_below(self, least: float) -> LinearModel:
        """The same model with the small weights of its terms set to nothing: the file packs far smaller."""
        return replace(self, words=np.where(np.abs(self.words) < least, 0, self.words).astype(np.float32))

    def arrays(self) -> dict[str, Any]:
        """The model as named arrays, for `numpy.savez_compressed`; half precision is enough for weights."""
        return {
            "labels": np.array(self.labels),
            "meaning": self.meaning.astype(np.float16),
            "terms": np.array("\n".join(self.terms.known)),
            "rarity": self.terms.rarity.astype(np.float16),
            "words": self.words.astype(np.float16),
            "bias": self.bias,
        }

    def save(self, path: Path) -> None:
        """Writes one compressed npz file."""
        np.savez_compressed(path, **self.arrays())

    def probabilities(self, example: Example) -> list[tuple[str, float]]:
        """Each label with its probability, most likely first; they add up to 1."""
        shares = self.shares(example)
        return [(self.labels[place], float(shares[place])) for place in np.argsort(-shares)]

    def shares(self, example: Example) -> np.ndarray:
        """The probability of each label, in the order of `labels`."""
        places, values = self.terms.weigh(example.terms)
        scores = self.meaning @ example.vector + self.words[:, places] @ values + self.bias
        shares = np.exp(scores - scores.max())
        return np.asarray(shares / shares.sum())


def _for_each_label(weights: np.ndarray, bias: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    # For two labels scikit-learn keeps the weights of the second alone: half for it and half against the first.
    if len(weights) == 1:
        weights, bias = np.vstack([-weights / 2, weights / 2]), np.concatenate([-bias / 2, bias / 2])
    # As they are kept, so that a model is the same after it was stored and loaded.
    return weights.astype(np.float16).astype(np.float32), bias.astype(np.float32)
