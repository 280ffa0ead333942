"""Words that must not be used, and what to say instead."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import field_validator

from guidance_kb.schema.base import Record, Sentence


class Wording(Record):
    """One rule about words."""

    about: Literal["language", "consent"]
    pattern: str
    """A regular expression, tried on each sentence without regard to capitals."""
    unless: str | None = None
    """A sentence that has this is left alone."""
    why: Sentence
    instead: Sentence

    @field_validator("pattern", "unless")
    @classmethod
    def _can_be_read(cls, value: str | None) -> str | None:
        try:
            re.compile(value or "")
        except re.error as error:
            raise ValueError(f"is no regular expression: {error}") from None
        return value
