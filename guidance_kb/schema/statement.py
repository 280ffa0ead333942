"""What the service says about itself: one Markdown file a statement."""

from __future__ import annotations

from datetime import date

from guidance_kb.schema.base import Record, Sentence


class Statement(Record):
    """A page such as the accessibility statement."""

    title: Sentence
    reviewed: date
    text: Sentence
    """Markdown. `{operator}`, `{contact}` and `{enforcement}` are filled in from the settings of whoever runs it."""
    hash: str
    """The first eight digits of the SHA-256 of the file, made when it is read."""
