"""A card of guidance: one Markdown file."""

from __future__ import annotations

from datetime import date
from typing import Literal

from guidance_kb.schema.base import Id, Number, Record, Sentence


class Topic(Record):
    """One card, the answer first."""

    title: Sentence
    number: Number
    group: Id
    audience: tuple[str, ...]
    age: Literal["any", "child", "adult"] = "any"
    """For whom it is, where it is not for both."""
    questions: tuple[Sentence, ...]
    """How people ask for it, in their words. Search uses them; they are not shown."""
    sources: tuple[Id, ...]
    basis: str | None = None
    """"practice" where a card rests on good practice without a source."""
    reviewed: date
    review_due: date
    contacts: tuple[str, ...] = ()
    """Contact ids, or one of the lines that depend on the place: `@children`, `@adults`."""
    related: tuple[Id, ...] = ()
    other_age: Id | None = None
    """The card that says the same for an adult, where this one is about children; and the other way round."""
    text: Sentence
    """The card's Markdown: no phone number in it, contacts are named by `contacts`."""
    hash: str
    """The first eight digits of the SHA-256 of the file, made when it is read: `guidance replay` finds it again."""

    @property
    def version(self) -> str:
        """The day of its review and the hash: `2026-11-23.1a2b3c4d`."""
        return f"{self.reviewed.isoformat()}.{self.hash}"
