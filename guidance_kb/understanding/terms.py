"""The words of a text, and each two of them that follow each other, weighed by how telling they are (TF-IDF)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

_WORD = re.compile(r"\w+")


def terms_of(text: str) -> list[str]:
    """Every word of a text in lower case, and every two words that follow each other."""
    words = _WORD.findall(text.lower())
    return words + [" ".join(pair) for pair in pairwise(words)]


@dataclass(frozen=True)
class Terms:
    """The terms that a model knows. Weighs as scikit-learn's TfidfVectorizer does with `sublinear_tf`."""

    known: tuple[str, ...]
    rarity: np.ndarray
    """float32, one a term: its inverse document frequency."""

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {term: place for place, term in enumerate(self.known)}

    def weigh(self, terms: Iterable[str]) -> tuple[list[int], np.ndarray]:
        """The known ones among the terms, as places and values; the values have length 1 together, unless none is."""
        counts = Counter(self._places[term] for term in terms if term in self._places)
        places = list(counts)
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))) * self.rarity[places]
        return places, values / (np.linalg.norm(values) or 1.0)
