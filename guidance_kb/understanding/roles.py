"""Who is writing: from the first person only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.rulebook import entity, groups_of
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary


@dataclass(frozen=True)
class _Finder:
    """The phrases of every role, and of each."""

    any_role: re.Pattern[str]
    """Finds what any of the others finds: one look where most messages say nothing."""
    roles: Mapping[str, re.Pattern[str]]


def find_role(found: Sequence[Sentence], message: str) -> Entity | None:
    """The writer's role: as they name themselves, else where they work, else as their words imply; else None."""
    for finder in (_named(), _placed(), _implied()):
        candidates = [
            (sentence.span(match.start(), match.end()), role)
            for sentence in found
            if finder.any_role.search(sentence.plain)
            for role, pattern in finder.roles.items()
            if (match := pattern.search(sentence.plain))
        ]
        if candidates:
            span, role = min(candidates, key=lambda candidate: (candidate[0][0], -candidate[0][1]))
            return entity("role", role, span, message)
    return None


def bare_role(found: Sequence[Sentence], message: str) -> Entity | None:
    """The role that an answer names without a sentence around it: "teacher", "a nurse", "the police"."""
    for role, pattern in _bare().items():
        for sentence in found:
            match = pattern.search(sentence.plain)
            if match:
                return entity("role", role, sentence.span(match.start(), match.end()), message)
    return None


@lru_cache(maxsize=1)
def _named() -> _Finder:
    return _in_frames("frames", "noun", "nouns")


@lru_cache(maxsize=1)
def _placed() -> _Finder:
    return _in_frames("place_frames", "workplace", "places")


@lru_cache(maxsize=1)
def _implied() -> _Finder:
    groups, own = groups_of("roles"), vocabulary("roles")["own"]
    every = [phrase for phrases in own.values() for phrase in phrases]
    return _Finder(compiled(every, groups), {role: compiled(phrases, groups) for role, phrases in own.items()})


@lru_cache(maxsize=1)
def _bare() -> Mapping[str, re.Pattern[str]]:
    roles = vocabulary("roles")
    frames = ["^ [i am|i am in|it is|we are|from|in] [a|an|the] ~ {word} $", "^ [a|an|the] ~ {word} (in|at|for|from)"]
    words = {role: [*roles["nouns"].get(role, ()), *roles["places"].get(role, ())] for role in roles["nouns"]}
    return {role: compiled(frames, {"word": said}) for role, said in words.items()}


def _in_frames(frames: str, blank: str, words: str) -> _Finder:
    phrases, said = vocabulary("roles")[frames], vocabulary("roles")[words]
    every = [word for role in said.values() for word in role]
    roles = {role: compiled(phrases, {**groups_of("roles"), blank: of_role}) for role, of_role in said.items()}
    return _Finder(compiled(phrases, {**groups_of("roles"), blank: every}), roles)
