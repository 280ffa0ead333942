"""What a message says of missing and of consent, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import entities, entity, pattern, says
from guidance_kb.understanding.text import Sentence


def find_missing(found: Sequence[Sentence], message: str) -> Entity | None:
    """`missing`, true or false, as of now; "keeps going missing" says neither."""
    return next(iter(entities("missing", "flags", "missing", found, message)), None)


def find_consent(found: Sequence[Sentence], message: str) -> Entity | None:
    """`consent`: yes, no or unknown, where the message says what the person wants."""
    return next(iter(entities("consent", "flags", "consent", found, message)), None)


def find_about(found: Sequence[Sentence], message: str) -> Entity | None:
    """`about`: a member of staff; else a person, a place or workplace, or something online; else None."""
    for value in ("staff-member", "person", "place-or-workplace", "online"):
        if value == "online" and says("about", "not_online", found):
            return None
        for sentence in found:
            match = pattern("about", value).search(sentence.plain)
            if match:
                return entity("about", value, sentence.span(match.start(), match.end()), message)
    return None
