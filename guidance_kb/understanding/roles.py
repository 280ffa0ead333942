"""Who is writing: from the first person only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.rulebook import entity, groups_of, pattern
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary

_Found = tuple[tuple[int, int], str]
"""Where in the message a role stands, and the role."""
_ByRole = Mapping[str, re.Pattern[str]]


def find_role(found: Sequence[Sentence], message: str) -> Entity | None:
    """The writer's role: as they name themselves, else where they work, else as their words imply; else None."""
    for candidates in (_framed(found, "nouns", "frames"), _framed(found, "places", "place_frames"), _implied(found)):
        first = min(candidates, key=_first_and_longest, default=None)
        if first:
            return entity("role", first[1], first[0], message)
    return None


def bare_role(found: Sequence[Sentence], message: str) -> Entity | None:
    """The role that an answer names without a sentence around it: "teacher", "a nurse", "the police"."""
    for section in ("nouns", "places"):
        first = min(_framed(found, section, "bare_frames"), key=_first_and_longest, default=None)
        if first:
            return entity("role", first[1], first[0], message)
    return None


def _framed(found: Sequence[Sentence], section: str, frames: str) -> Iterator[_Found]:
    """The roles whose words stand in one of the frames: "a nurse" only in "I am a nurse" and the like."""
    for role, words in _words(section).items():
        for sentence in found:
            for match in words.finditer(sentence.plain):
                comma = "," if match.group().endswith(",") else ""
                blanked = f"{sentence.plain[: match.start()]} @{comma}{sentence.plain[match.end() :]}"
                frame = pattern("roles", frames).search(blanked)
                if frame:
                    yield sentence.span(frame.start(), match.end()), role


def _implied(found: Sequence[Sentence]) -> Iterator[_Found]:
    for role, words in _words("own").items():
        for sentence in found:
            match = words.search(sentence.plain)
            if match:
                yield sentence.span(match.start(), match.end()), role


def _first_and_longest(candidate: _Found) -> tuple[int, int]:
    return candidate[0][0], -candidate[0][1]


@lru_cache(maxsize=3)
def _words(section: str) -> _ByRole:
    said = vocabulary("roles")[section].items()
    return {role: compiled(phrases, groups_of("roles")) for role, phrases in said}
