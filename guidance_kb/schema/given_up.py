"""Numbers of cards, indicators and contacts that are there no more."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from guidance_kb.schema.base import Number, Sentence


class GivenUp(BaseModel):
    """One number that stands in somebody's notes and must not lead to something else."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: Number
    was: Sentence
    """What it was, and what has taken its place."""
