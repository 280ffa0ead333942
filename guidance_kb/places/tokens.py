"""A text as words that can be compared: small letters, no apostrophes, `&` as `and`."""

from __future__ import annotations

import re
from dataclasses import dataclass

# `B&D` is one word; `&` between words is `and`; an apostrophe inside a word is left out.
_WORD = re.compile(r"[A-Za-z]&[A-Za-z]\b|[^\W_]+(?:['’‘`][^\W_]+)*|&")
_APOSTROPHES = re.compile(r"['’‘`]")
# What may stand between two words of one name; a full stop only as in "St. Pauls".
_GAP = re.compile(r"[\s,()/'’‘`-]*\.?[ ]?")

Key = tuple[str, ...]
"""A name as words."""


@dataclass(frozen=True)
class Token:
    """One word of a text and where it stands."""

    start: int
    end: int
    raw: str
    word: str
    """As it is compared."""
    owner: str | None
    """The word without a possessive s: `peckham` for "Peckham's"."""


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    return [_token(match) for match in _WORD.finditer(text)]


def key(text: str) -> Key:
    """A name as words: `Barking & Dagenham` gives `("barking", "and", "dagenham")`."""
    return tuple(token.word for token in tokens(text))


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two words that follow each other may be parts of one name: no sentence ends between them."""
    gap = text[left.end : right.start]
    return bool(_GAP.fullmatch(gap)) and ("." not in gap or left.word == "st")


def _token(match: re.Match[str]) -> Token:
    raw = match.group()
    word = "and" if raw == "&" else _APOSTROPHES.sub("", raw).lower()
    possessive = len(raw) > 2 and raw[-1] in "sS" and _APOSTROPHES.match(raw[-2])
    return Token(match.start(), match.end(), raw, word, word[:-1] if possessive else None)
