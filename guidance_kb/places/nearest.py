"""Names with a slip of the fingers in them."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from guidance_kb.places.names import Name

_MARGIN = 4.0
"""Another name must be at least this much worse, in points of 100, or the two are a choice."""
_SHORTEST = 5
_SHORT = 90.0
_CLOSE = 82.0


class Nearest:
    """Finds the names that a misspelt one is close to, out of a fixed set."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._names = {" ".join(name.key): name for name in names if len(" ".join(name.key)) >= _SHORTEST}
        self._by_letter: dict[str, list[str]] = {}
        for text in self._names:
            self._by_letter.setdefault(text[0], []).append(text)

    def find(self, text: str, at_least: float = _CLOSE) -> tuple[Name, ...]:
        """The closest names, best first; several where they are about as close and mean different places.

        The first letter must be right: "parking" is not Barking, and "dealing" is not Ealing.
        """
        floor = max(at_least, _SHORT) if len(text) <= _SHORTEST else at_least
        rivals = self._by_letter.get(text[:1], [])
        found = process.extract(text, rivals, scorer=fuzz.ratio, score_cutoff=floor, limit=5)
        if len(text) < _SHORTEST or not found:
            return ()
        best = found[0][1]
        return tuple(self._names[name] for name, score, _ in found if score > best - _MARGIN)
