"""The questions of the situation form."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from guidance_kb.schema.base import Record, Sentence


class Choice(BaseModel):
    """One offered answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: Sentence
    value: str
    """The value that the field of the situation takes; `skip` leaves it unsaid."""


class Question(Record):
    """One question; its id is the field of the situation that it fills, with hyphens."""

    text: Sentence
    again: Sentence
    """The question put once more, after an answer that was not understood."""
    why: Sentence
    """Why it is asked."""
    choices: tuple[Choice, ...]
