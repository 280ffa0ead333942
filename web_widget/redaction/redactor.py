"""Takes identifiers out of a text, before it goes anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from presidio_analyzer import AnalyzerEngine, RecognizerResult

from guidance_kb.places.gazetteer import Gazetteer
from web_widget.redaction.dates import age_of
from web_widget.redaction.engine import LANGUAGE, analyzer
from web_widget.redaction.kinds import KINDS, token
from web_widget.redaction.unknown import ALSO_NAMES

_KINDS = list(KINDS)
_LIKE_PLACES = ("name", "school", "address")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_ENOUGH = 3


@dataclass(frozen=True)
class Redacted:
    """A text without identifiers, and how many were taken out, by kind."""

    text: str
    removed: Counter[str]


@dataclass(frozen=True)
class Identifier:
    """Where one stands in a text."""

    kind: str
    start: int
    end: int
    score: float


@dataclass(frozen=True)
class Kept:
    """What routing needs: the phone numbers of the directory, by their digits, and the places."""

    numbers: AbstractSet[str]
    places: Gazetteer

    def left_out(self, found: Sequence[Identifier], text: str) -> Iterator[Identifier]:
        """Those that are none of it."""
        places = self.places.find(text)
        for one in found:
            number = digits(text[one.start : one.end])
            is_place = any(place.start <= one.start and one.end <= place.end for place in places)
            if not (number and number in self.numbers) and not (is_place and one.kind in _LIKE_PLACES):
                yield one


class Redactor:
    """Reads the model when the first text comes, unless it is given an analyzer."""

    def __init__(self, engine: AnalyzerEngine | None = None) -> None:
        self._given = engine

    @cached_property
    def _analyzer(self) -> AnalyzerEngine:
        return self._given or analyzer()

    def redact(self, text: str, kept: Kept | None = None) -> Redacted:
        """The text with `[name]` and the like in place of identifiers."""
        parts, removed, at = [], Counter[str](), 0
        for one in self.find(text, kept):
            parts += [text[at : one.start], _instead_of(one, text)]
            removed[one.kind] += 1
            at = one.end
        return Redacted("".join([*parts, text[at:]]), removed)

    def find(self, text: str, kept: Kept | None = None) -> list[Identifier]:
        """The identifiers in their order; none overlaps another."""
        found = [_without_edges(one, text) for one in self._analyzer.analyze(text, LANGUAGE, _KINDS)]
        found = [one for one in found if one.start < one.end]
        if kept:
            found = list(kept.left_out(found, text))
        return list(_apart([*found, *_said_again(found, text)]))


def _instead_of(one: Identifier, text: str) -> str:
    age = age_of(text[one.start : one.end]) if one.kind == "date-of-birth" else None
    return token(one.kind) if age is None else f"{token(one.kind)[:-1]}, aged {age}]"


def digits(number: str) -> str:
    """The digits of a phone number as dialled in the UK."""
    return re.sub(r"^(?:0044|44(?=\d{9,10}$))", "0", re.sub(r"\D", "", number))


def _without_edges(found: RecognizerResult, text: str) -> Identifier:
    inner = text[found.start : found.end]
    start = found.start + len(inner) - len(inner.lstrip(" \t\n\r,.;:'\"“”‘’()-"))
    end = found.end - len(inner) + len(inner.rstrip(" \t\n\r,;:'\"“”‘’(-"))
    return Identifier(found.entity_type, start, max(start, end), found.score)


def _said_again(found: Iterable[Identifier], text: str) -> Iterator[Identifier]:
    """The other places of a word that is a name somewhere in the text: one mention is easier to see than another."""
    words = {word for one in found if one.kind == "name" for word in _WORD.findall(text[one.start : one.end])}
    words = {word for word in words if len(word) >= _LONG_ENOUGH and word.lower() not in ALSO_NAMES}
    if words:
        for place in re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", text, re.IGNORECASE):
            yield Identifier("name", place.start(), place.end(), 0.5)


def _apart(found: Iterable[Identifier]) -> Iterator[Identifier]:
    """Where several overlap, the surest gives its kind to all that they cover; anything is surer than a name."""
    cluster: list[Identifier] = []
    for one in sorted(found, key=lambda one: one.start):
        if cluster and one.start >= max(other.end for other in cluster):
            yield _one_of(cluster)
            cluster = []
        cluster.append(one)
    if cluster:
        yield _one_of(cluster)


def _one_of(cluster: list[Identifier]) -> Identifier:
    best = max(cluster, key=lambda one: (one.kind != "name", one.score, one.end - one.start))
    start, end = min(one.start for one in cluster), max(one.end for one in cluster)
    return Identifier(best.kind, start, end, best.score)
