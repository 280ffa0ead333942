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


def _says_so(found: Sequence[Sentence]) -> bool:
    return _any(found, "says") and not _any(found, "not_me")


def _any(found: Sequence[Sentence], name: str) -> bool:
    return any(_patterns()[name].search(sentence.plain) for sentence in found)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    data = vocabulary("victim")
    groups = {**vocabulary("people")["groups"], **data["groups"]}
    return {name: compiled(data[name], groups) for name in ("says", "not_me", "adult", "child")}
