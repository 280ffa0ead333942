"""What every content record shares."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A kebab-case id."""

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
"""A piece of text that is shown."""


class Record(BaseModel):
    """One record of a content file: read once, never changed; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id
