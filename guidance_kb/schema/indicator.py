"""What somebody may notice, and what it may point to. An indicator prompts; it never proves."""

from __future__ import annotations

from typing import Literal

from guidance_kb.schema.base import Cited, Id, Number, Record, Sentence


class Exploitation(Record):
    """One form of exploitation that an indicator can point to."""

    title: Sentence
    situation: Id
    """The value of the public contract's `exploitation` that it belongs to."""
    topic: Id | None = None
    """The card about it."""


class Indicator(Cited):
    """One sign, and how to read it."""

    number: Number
    label: Sentence
    category: Id
    applies_to: Literal["child", "adult", "both"]
    meaning: Sentence
    """What somebody would see or hear."""
    points_to: tuple[Id, ...]
    """Ids of `Exploitation`: what it can point to."""
    why: Sentence
    """How exploitation could explain it, and what else could."""
    settings: tuple[Id, ...]
    """Where it is seen."""
    look_for: tuple[Sentence, ...]
    """What else to notice."""
    also: tuple[Id, ...]
    """Indicators that often stand beside it."""
    says: tuple[Sentence, ...]
    """How people write it. Search uses them; they are not shown."""
