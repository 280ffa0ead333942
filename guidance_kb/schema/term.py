"""The glossary."""

from __future__ import annotations

from guidance_kb.schema.base import Cited, Id, Sentence


class Term(Cited):
    """One abbreviation or word of the field."""

    term: Sentence
    """As it is written: `RG`, `MACE`."""
    stands_for: Sentence | None = None
    meaning: Sentence
    also: tuple[Sentence, ...] = ()
    """Other ways to write it: `RG decision`."""
    topic: Id | None = None
    """The card about it."""
