"""Words that no message and no guidance knows: here, they are names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult
from rapidfuzz import process
from rapidfuzz.distance import OSA

KNOWN_WORDS = Path(__file__).with_name("known_words.txt")
"""Words of thousands of messages in which nobody is named, and of the content; `scripts/known_words.py` writes them."""
_WORD = re.compile(r"[^\W\d_]+")
ALSO_NAMES = frozenset(
    "will may mark grace hope rose faith joy angel king prince bill jack art pat sky summer sunny chance dawn "
    "eve ivy rich frank grant guy rob sue carol penny robin sandy autumn april june august star cash lee ray "
    "black white green young brown best day hill wood long short price love bright precious blessing destiny "
    "miracle favour patience charity mercy comfort gift happy princess chase bob lily daisy poppy heather "
    "holly ruby amber pearl jade crystal melody harmony rocky rusty gene dean drew nick kitty justice honesty "
    "wisdom goodness sunshine paris chelsea kingston victoria troy reading rio ghost shadow tiny slim bones "
    "trigger spider blade smiley tank".split()
)
"""Words that are names too: where the model takes one for a name, it may be right."""
_IN = re.compile(r"\b(?:in|near|around|outside|from|the|their|a|an|this|since)\s+\Z", re.IGNORECASE)
"""What stands before the name of a town, a shop or a thing, and seldom before a person's."""
_SHORTEST = {"capital": 3, "small": 4}
_AN_ANSWER = 2
"""Words. So short a message is an answer, and an unknown word in it most likely the name of a place."""
_LONGEST = 20
_LONG = 8
"""From this length on, two letters may be wrong and not only one."""
_SHOUTING = 0.6
"""From this share of capitals on, a capital says nothing."""


class UnknownWords(EntityRecognizer):
    """Takes a word that people are not known to use here, unless it is a slip for one of those.

    A capital says more than that: a word that begins with one is taken, slip or not.
    """

    def __init__(self) -> None:
        super().__init__(supported_entities=["name"], supported_language="en", name="unknown-word")

    def load(self) -> None:
        """Reads nothing yet."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: Any = None) -> list[RecognizerResult]:
        """The words that are not known."""
        if len(text.split()) <= _AN_ANSWER:
            return []
        shouted = sum(map(str.isupper, text)) > _SHOUTING * sum(map(str.isalpha, text))
        return [
            RecognizerResult("name", found.start(), found.end(), 0.4)
            for found in _WORD.finditer(text)
            if _is_a_name(found[0].lower() if shouted else found[0]) and not _IN.search(text, 0, found.start())
        ]


def words_in(text: str) -> Iterator[str]:
    """The words of a text, as they are written."""
    return (found[0] for found in _WORD.finditer(text))


@cache
def known_words() -> frozenset[str]:
    """In small letters."""
    return frozenset(KNOWN_WORDS.read_text("utf-8").split())


def is_an_ordinary_word(word: str) -> bool:
    """Whether it is a word that people use here, and hardly ever a name."""
    return word.lower() in known_words() and word.lower() not in ALSO_NAMES


def _is_a_name(word: str) -> bool:
    if len(word) > _LONGEST or word.lower() in known_words():
        return False
    if word.istitle() or (word[0].isupper() and not word.isupper()):
        return len(word) >= _SHORTEST["capital"]
    return word.islower() and len(word) >= _SHORTEST["small"] and not _is_a_slip(word)


def _is_a_slip(word: str) -> bool:
    slips = 1 if len(word) < _LONG else 2
    return process.extractOne(word, _choices(), scorer=OSA.distance, score_cutoff=slips) is not None


@cache
def _choices() -> tuple[str, ...]:
    return tuple(known_words())
