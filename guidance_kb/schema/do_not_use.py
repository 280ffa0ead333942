"""Numbers that must never be shown."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from guidance_kb.schema.base import Sentence


class DoNotUse(BaseModel):
    """A number that is stale, mistyped or superseded, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    digits: Annotated[str, StringConstraints(pattern=r"^\d{3,13}$")]
    why: Sentence
    seen_at: str
    """The page that prints it."""
