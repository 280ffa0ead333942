"""Logistic regression: scikit-learn fits it, two arrays are it. No Rasa here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class LinearModel:
    """Labels and their weights. A label's probability is the softmax of `weights @ vector + bias`."""

    labels: tuple[str, ...]
    weights: np.ndarray
    """float32, shape (labels, dimensions)."""
    bias: np.ndarray
    """float32, shape (labels,)."""

    @classmethod
    def fit(cls, vectors: np.ndarray, labels: list[str], c: float) -> LinearModel:
        """Fits at least three labels; rare labels count as much as frequent ones."""
        # Imported here: at run time scikit-learn would cost seconds of start-up and is not needed.
        from sklearn.linear_model import LogisticRegression

        fitted = LogisticRegression(C=c, class_weight="balanced", max_iter=2000).fit(vectors, labels)
        return cls(tuple(fitted.classes_), fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32))

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Reads what `save` wrote; no code is loaded from the file."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(tuple(arrays["labels"].tolist()), arrays["weights"], arrays["bias"])

    def save(self, path: Path) -> None:
        """Writes one npz file."""
        np.savez(path, labels=np.array(self.labels), weights=self.weights, bias=self.bias)

    def probabilities(self, vector: np.ndarray) -> list[tuple[str, float]]:
        """Each label with its probability, most likely first; they add up to 1."""
        scores = self.weights @ vector + self.bias
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        return [(self.labels[place], float(shares[place])) for place in np.argsort(-shares)]
