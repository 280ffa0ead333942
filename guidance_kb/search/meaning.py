"""Nearness in meaning: the vectors of all passages against the vector of a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

Key = tuple[str, str]
"""The kind and the id of a record."""

_CANDIDATES = 400
"""Records whose passages are looked at one by one; at today's size that is nearly all of them."""
# One passage that is near may be chance; three are not.
_BEST_WEIGHTS = np.array([0.5, 0.3, 0.2], dtype=np.float32)
_SHRINK = 0.3
"""How far the spread of the passages is drawn towards an even one: few passages tell little about 384 directions."""
_SPREAD_FROM = 20_000  # passages are enough to estimate it


class Meaning:
    """Says how near each record is to a query, in two ways.

    `near`: a mean of the cosines of its nearest passages. `centre`: the cosine of its middle, in a space in which the
    directions are evened out that differ within every record anyway (as in linear discriminant analysis). Both follow
    from the vectors in closed form: a new record needs no training.
    """

    def __init__(self, keys: Sequence[Key], vectors: np.ndarray) -> None:
        """`keys` names the record of each row of `vectors`; rows of one record stand together."""
        firsts = [n for n, key in enumerate(keys) if n == 0 or key != keys[n - 1]]
        self.keys = [keys[n] for n in firsts]
        self._number = {key: n for n, key in enumerate(self.keys)}
        self._vectors = vectors
        self._starts = np.array([*firsts, len(keys)])
        self._middle, self._even = _evened(vectors, self._starts)
        self._centres = _unit((self._means() - self._middle) @ self._even)

    def scores(self, query: np.ndarray, also: Iterable[Key] = ()) -> dict[Key, tuple[float, float]]:
        """`near` and `centre` of the likeliest records, and of those in `also`; of all of them at today's size."""
        if not self.keys:
            return {}
        centre = self._centres @ _unit((query - self._middle) @ self._even)
        likeliest = {*self._candidates(centre).tolist(), *(self._number[key] for key in also if key in self._number)}
        return {self.keys[n]: (self._near(n, query), float(centre[n])) for n in likeliest}

    def _near(self, record: int, query: np.ndarray) -> float:
        return _mean_of_best(self._vectors[self._starts[record] : self._starts[record + 1]] @ query)

    def _candidates(self, centre: np.ndarray) -> np.ndarray:
        if len(centre) <= _CANDIDATES:
            return np.arange(len(centre))
        return np.argpartition(-centre, _CANDIDATES)[:_CANDIDATES]

    def _means(self) -> np.ndarray:
        sums = np.add.reduceat(self._vectors, self._starts[:-1], axis=0)
        return np.asarray(sums / np.diff(self._starts)[:, None])


def _evened(vectors: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The middle of all vectors, and the matrix that evens out how they differ within a record."""
    if not len(vectors):
        return np.zeros(vectors.shape[1], np.float32), np.eye(vectors.shape[1], dtype=np.float32)
    sample = slice(0, int(starts[np.searchsorted(starts, min(len(vectors), _SPREAD_FROM))]))
    within = np.diff(starts[: np.searchsorted(starts, sample.stop) + 1])
    means = np.add.reduceat(vectors[sample], starts[: len(within)], axis=0) / within[:, None]
    apart = vectors[sample] - np.repeat(means, within, axis=0)
    spread = apart.T @ apart / len(apart)
    even = np.trace(spread) / len(spread) or 1.0
    values, directions = np.linalg.eigh((1 - _SHRINK) * spread + _SHRINK * even * np.eye(len(spread)))
    return vectors[sample].mean(axis=0), np.asarray(directions * values**-0.5, dtype=np.float32)


def _unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def _mean_of_best(cosines: np.ndarray) -> float:
    best = np.sort(cosines)[::-1][: len(_BEST_WEIGHTS)]
    weights = _BEST_WEIGHTS[: len(best)]
    return float(best @ weights / weights.sum())
