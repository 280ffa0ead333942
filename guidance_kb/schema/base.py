"""What every content record shares."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""A kebab-case id."""

Number = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,5}-\d{2}$")]
"""A short name to read out over the telephone (`NRM-04`), never given to another record.

Three letters at least, so that it cannot be taken for a postcode; two digits, so that it cannot be taken for a line.
"""

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2)]
"""A piece of text that is shown."""


class Record(BaseModel):
    """One record of a content file: read once, never changed; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id


class Cited(Record):
    """A record that rests on something: on sources, or, where there is none, on good practice."""

    sources: tuple[Id, ...] = ()
    basis: Literal["practice"] | None = None

    @model_validator(mode="after")
    def _rests_on_something(self) -> Cited:
        if bool(self.sources) == bool(self.basis):
            raise ValueError("give sources, or basis: practice (not both)")
        return self
