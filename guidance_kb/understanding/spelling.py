"""Words written out: contractions with and without the apostrophe, text-speak, misspellings."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from guidance_kb.understanding.words import vocabulary

_LONG = 10
_STRETCHED = re.compile(r"(.)\1{2,}")


@lru_cache(maxsize=20_000)
def written_out(token: str) -> tuple[str, ...]:
    """The plain words that a lower-case token stands for: `hes` gives `he`, `is`; `knfie` gives `knife`."""
    known = vocabulary("writing")["write_out"]
    for spelling in (token, _STRETCHED.sub(r"\1", token), _STRETCHED.sub(r"\1\1", token)):
        if spelling in known:
            return tuple(str(known[spelling]).split())
    return _contraction(token) or (_nearest(_STRETCHED.sub(r"\1", token)),)


def _contraction(token: str) -> tuple[str, ...] | None:
    for ending, words in vocabulary("writing")["endings"].items():
        if token.endswith(ending) and len(token) > len(ending):
            return (_nearest(token[: -len(ending)]), words)
    return None


def _nearest(token: str) -> str:
    """The alarm word that the token is a slip of, `-in` read as `-ing` too; else the token itself."""
    if len(token) < 5 or token in _words_themselves():
        return token
    spellings = (token, token + "g") if token.endswith("in") else (token,)
    likely = _alarm_words().get(token[0], ())
    return next((word for word in likely for said in spellings if _is_slip(said, word)), token)


def _is_slip(said: str, word: str) -> bool:
    """One letter out, or two in a long word."""
    slips = 1 if len(word) < _LONG else 2
    return OSA.distance(word, said, score_cutoff=slips) <= slips


@lru_cache(maxsize=1)
def _words_themselves() -> frozenset[str]:
    writing = vocabulary("writing")
    return frozenset([*writing["not_slips"], *writing["slips_of"]])


@lru_cache(maxsize=1)
def _alarm_words() -> dict[str, list[str]]:
    """The alarm words by their first letter, which is never wrong."""
    words: dict[str, list[str]] = {}
    for word in vocabulary("writing")["slips_of"]:
        words.setdefault(word[0], []).append(word)
    return words
