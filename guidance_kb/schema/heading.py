"""Headings under which cards and indicators are listed."""

from __future__ import annotations

from guidance_kb.schema.base import Record, Sentence


class Heading(Record):
    """A group of cards, a category of indicators, or a setting in which they are seen."""

    title: Sentence
