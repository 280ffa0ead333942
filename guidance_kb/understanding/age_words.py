"""Words that tell a child from an adult: "a girl", "my pupil", "a man in his thirties"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import entity, pattern, says
from guidance_kb.understanding.school_years import SCHOOL_ROLES
from guidance_kb.understanding.text import Sentence

_WOMAN = re.compile(r" (?:she|her|girl),? ")


def find_age_word(found: Sequence[Sentence], message: str, role: Entity | None) -> Entity | None:
    """`child` or `adult` by the words for the person; a child before an adult; None without such a word."""
    if says("ages", "nobody_known", found):
        return None
    if role is not None and role.value in SCHOOL_ROLES:
        pupil = _first(found, message, "school_words", "child")
        if pupil:
            return pupil
    return (
        _first(found, message, "child_words", "child", "not_child_before", "not_child_after")
        or _first(found, message, "adult_words", "adult", "not_adult_before", "not_adult_after")
        or _man(found, message)
    )


def names_a_child(found: Sequence[Sentence]) -> bool:
    """Whether a child is spoken of who may be the person."""
    return _first(found, "", "child_words", "child", "not_child_before", "not_child_after") is not None


def _man(found: Sequence[Sentence], message: str) -> Entity | None:
    """A man is the person only where no woman or girl is spoken of: else he may be the one to fear."""
    if any(_WOMAN.search(sentence.plain) for sentence in found):
        return None
    return _first(found, message, "man_words", "adult", "not_adult_before")


def _first(
    found: Sequence[Sentence], message: str, section: str, value: str, not_before: str = "", not_after: str = ""
) -> Entity | None:
    for sentence in found:
        for match in pattern("ages", section).finditer(sentence.plain):
            before, after = (
                f"{sentence.plain[: match.start()]} @{match.group()} ",
                " @" + sentence.plain[match.end() :] + " ",
            )
            if not_before and pattern("ages", not_before).search(before):
                continue
            if not_after and pattern("ages", not_after).search(after):
                continue
            return entity("age_group", value, sentence.span(match.start(), match.end()), message)
    return None
