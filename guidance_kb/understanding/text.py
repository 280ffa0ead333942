"""A message made plain: lower case, written out, cut into sentences, every word traceable to its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from guidance_kb.understanding.spelling import written_out

_TOKEN = re.compile(r"(?P<word>[^\W_]+(?:['&][^\W_]+)*)|(?P<comma>[,:()/]|\s-+\s|[\u2013\u2014])|(?P<end>[.!?;\n]+)")
_LETTERS_AND_DIGITS = re.compile(r"\d+|[^\W\d]+(?:['&][^\W\d]+)*")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u0060": "'", "\u00b4": "'"})


SHORT = 12
"""A message of fewer words is short: the rules know those better than the reader, which knows whole descriptions."""


@dataclass(frozen=True)
class Sentence:
    """Words between single spaces, each with its comma, then ` .` or ` ?`.

    `" he is here, now ."`: patterns match on `plain`; `span` leads back to the message.
    """

    plain: str
    _at: tuple[int, ...]
    _where: tuple[tuple[int, int], ...]

    @property
    def is_question(self) -> bool:
        """True where it ends in a question mark."""
        return self.plain.endswith("?")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of `plain` stands in the message, as start and end."""
        first = bisect_right(self._at, start) - 1
        last = bisect_right(self._at, end - 1) - 1
        return self._where[max(first, 0)][0], self._where[max(last, 0)][1]

    def covers(self, offset: int) -> bool:
        """Whether a place of the message lies between the first word and the last."""
        return self._where[0][0] <= offset < self._where[-1][1]

    def around(self, start: int, end: int) -> tuple[str, str]:
        """The plain text before and after a piece of the message, with `@` where the piece was."""
        before = [at for at, (word_start, _) in zip(self._at, self._where, strict=True) if word_start < start]
        after = [at for at, (word_start, _) in zip(self._at, self._where, strict=True) if word_start >= end]
        cut = self.plain.find(" ", before[-1] + 1) if before else 0
        rest = self.plain[after[0] :] if after else self.plain[-2:]
        return self.plain[:cut] + " @ ", " @" + rest + " "


@lru_cache(maxsize=64)
def sentences(message: str) -> tuple[Sentence, ...]:
    """The sentences of a message, in order; none for a message without a word. The last few are remembered."""
    found: list[Sentence] = []
    words: list[tuple[str, int, int]] = []
    for token in _TOKEN.finditer(message.translate(_QUOTES)):
        if token.lastgroup == "word":
            at = token.start()
            words.extend((word, at + start, at + end) for word, start, end in _words(token.group()))
        elif token.lastgroup == "comma":
            _add_comma(words)
        else:
            _close(found, words, "?" if "?" in token.group() else ".")
    _close(found, words, ".")
    return tuple(found)


@lru_cache(maxsize=20_000)
def _words(token: str) -> tuple[tuple[str, int, int], ...]:
    """The words that one token stands for, with their places in it: `hes` is two, `15yo` is two."""
    whole = written_out(token.lower())
    if whole != (token.lower(),):
        return tuple((word, 0, len(token)) for word in whole)
    parts = _LETTERS_AND_DIGITS.finditer(token)
    return tuple((word, *part.span()) for part in parts for word in written_out(part.group().lower()))


def _add_comma(words: list[tuple[str, int, int]]) -> None:
    if words and not words[-1][0].endswith(","):
        word, start, end = words[-1]
        words[-1] = (word + ",", start, end)


def _close(found: list[Sentence], words: list[tuple[str, int, int]], end: str) -> None:
    if not words:
        return
    lengths = [len(word) + 1 for word, _, _ in words]
    plain = " ".join(["", *(word for word, _, _ in words), end])
    at = tuple(accumulate(lengths[:-1], initial=0))
    found.append(Sentence(plain, at, tuple((start, stop) for _, start, stop in words)))
    words.clear()
