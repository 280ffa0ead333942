"""A card of guidance: one Markdown file."""

from __future__ import annotations

from datetime import date

from guidance_kb.schema.base import Id, Record, Sentence


class Topic(Record):
    """One card, the answer first."""

    title: Sentence
    group: Id
    audience: tuple[str, ...]
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
    text: Sentence
    """The card's Markdown: no phone number in it, contacts are named by `contacts`."""
    version: str
    """A short hash of the file, made when it is read."""
