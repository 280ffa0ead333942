"""Bank holidays, kept as data: a line that rests on one must not be shown as open."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from guidance_kb.schema.base import Id, Sentence


class BankHoliday(BaseModel):
    """One day on which offices of the named nations are shut."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: date
    name: Sentence
    nations: tuple[Literal["england", "wales", "scotland", "northern-ireland"], ...]
    source: Id
