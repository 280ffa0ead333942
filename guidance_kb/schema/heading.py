"""Headings under which cards and indicators are listed."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from guidance_kb.schema.base import Record, Sentence


class Heading(Record):
    """A group of cards, a category of indicators, or a setting in which they are seen."""

    title: Sentence
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,5}$")] | None = None
    """How the number of a new card in it begins. A card that moves keeps the number that it has."""
