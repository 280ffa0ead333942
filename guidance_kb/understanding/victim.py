"""Whether the one who writes says that it is happening to themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from guidance_kb.understanding.ages import group_of, own_age
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.text import Sentence, sentences
from guidance_kb.understanding.words import vocabulary


def speaker_is_victim(text: str) -> str | None:
    """`child` or `adult` where the writer says it is happening to themselves; None where not.

    An age that is given decides; then words such as "my school" or "my boss"; without either, `child`.
    """
    found = sentences(text)
    if not _says_so(found):
        return None
    age = own_age(found)
    if age is not None:
        return group_of(age)
    return "adult" if _any(found, "adult") and not _any(found, "child") else "child"


def is_made_to(found: Sequence[Sentence]) -> bool:
    """Whether the writer says that they themselves are made to do something, or that what is theirs is kept."""
    return _any(found, "made_to") and not _any(found, "not_me")


def is_migrant_worker(found: Sequence[Sentence]) -> bool:
    """Whether the writer came here to work, as far as the words tell."""
    return _any(found, "migrant")


def seems_to_be_about_me(found: Sequence[Sentence]) -> bool:
    """Whether somebody does something to the writer and nobody else is spoken of."""
    if _any(found, "anybody_else") or not _any(found, "do_to_me") or _any(found, "not_me"):
        return False
    done_to_me = _count(found, "me") - _count(found, "said_to_me")
    return done_to_me >= 1 and _count(found, "i") >= 2


def _count(found: Sequence[Sentence], name: str) -> int:
    return sum(len(_patterns()[name].findall(sentence.plain)) for sentence in found)


def _says_so(found: Sequence[Sentence]) -> bool:
    return (_any(found, "made_to") or _any(found, "says")) and not _any(found, "not_me")


def _any(found: Sequence[Sentence], name: str) -> bool:
    return any(_patterns()[name].search(sentence.plain) for sentence in found)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    data = vocabulary("victim")
    groups = {**vocabulary("people")["groups"], **data["groups"]}
    return {name: compiled(phrases, groups) for name, phrases in data.items() if name != "groups"}
