"""Nearness in meaning: the vectors of all passages against the vector of a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

Key = tuple[str, str]
"""The kind and the id of a record."""

_CANDIDATES = 400
"""Records whose passages are looked at one by one; at today's size that is nearly all of them."""
# One passage that is near may be chance; five are not.
_BEST_WEIGHTS = np.array([0.3, 0.25, 0.2, 0.15, 0.1], dtype=np.float32)
_SHRINK = 0.1
"""How far the spread of the passages is drawn towards an even one: few passages tell little about 384 directions."""
_SPREAD_FROM = 20_000  # passages are enough to estimate it


class Nearness(NamedTuple):
    """How near a record is to a query."""

    near: float
    """A mean of the cosines of its nearest passages."""
    nearest: float
    """The cosine of the nearest one."""
    centre: float
    """The cosine of its middle, in a space in which the directions are evened out that differ within every record
    anyway (as in linear discriminant analysis)."""


class Meaning:
    """Says how near each record is to a query.

    All of it follows from the vectors in closed form: a new record needs no training.
    """

    def __init__(self, keys: Sequence[Key], vectors: np.ndarray) -> None:
        """`keys` names the record of each row of `vectors`; rows of one record stand together."""
        firsts = [n for n, key in enumerate(keys) if n == 0 or key != keys[n - 1]]
        self.keys = [keys[n] for n in firsts]
        self._number = {key: n for n, key in enumerate(self.keys)}
        self.vectors = vectors
        self._starts = np.array([*firsts, len(keys)])
        self._middle, self._even = _evened(vectors, self._starts)
        self._centres = _unit((self._means() - self._middle) @ self._even)

    def scores(self, query: np.ndarray, also: Iterable[Key] = ()) -> dict[Key, Nearness]:
        """How near the likeliest records are, and those in `also`; all of them at today's size."""
        if not self.keys:
            return {}
        centre = self._centres @ _unit((query - self._middle) @ self._even)
        extra = [self._number[key] for key in also if key in self._number]
        likeliest = np.union1d(self._candidates(centre), np.array(extra, dtype=int))
        near, nearest = self._near(likeliest, query)
        rows = zip(likeliest.tolist(), near.tolist(), nearest.tolist(), centre[likeliest].tolist(), strict=True)
        return {self.keys[n]: Nearness(*values) for n, *values in rows}

    def _near(self, records: np.ndarray, query: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        first, count = self._starts[records], np.diff(self._starts)[records]
        rows = first[:, None] + np.arange(count.max())
        inside = rows < (first + count)[:, None]
        cosines = np.full(rows.shape, -np.inf, dtype=np.float32)
        # Copying out the rows of nearly all records costs more than going over all of them where they lie.
        few = len(records) * 2 < len(self.keys)
        cosines[inside] = self.vectors[rows[inside]] @ query if few else (self.vectors @ query)[rows[inside]]
        most = min(len(_BEST_WEIGHTS), rows.shape[1])
        best = -np.sort(np.partition(-cosines, most - 1, axis=1)[:, :most], axis=1)
        weights = np.where(np.isfinite(best), _BEST_WEIGHTS[: best.shape[1]], 0.0)
        near = (np.where(np.isfinite(best), best, 0.0) * weights).sum(axis=1) / weights.sum(axis=1)
        return near, best[:, 0]

    def _candidates(self, centre: np.ndarray) -> np.ndarray:
        if len(centre) <= _CANDIDATES:
            return np.arange(len(centre))
        return np.argpartition(-centre, _CANDIDATES)[:_CANDIDATES]

    def _means(self) -> np.ndarray:
        sums = np.add.reduceat(self.vectors, self._starts[:-1], axis=0)
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
