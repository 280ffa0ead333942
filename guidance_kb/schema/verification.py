"""The verification ledger: who checked a contact method, when and how. Lines are added to it and never changed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from guidance_kb.schema.base import Id, Record, Sentence

How = Literal["rang", "wrote", "opened-owners-page", "read-copy"]
"""`read-copy`: read on a stored copy or on somebody else's page. It never makes a method `verified`."""


class Verification(BaseModel):
    """One check of one way to reach one contact."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    contact: Id
    method: Literal["phone", "text", "email", "web"]
    value: str
    """The number or address as it was when it was checked: another one has not been checked."""
    how: How
    by: Id
    """A role, never a person's name: `helpline-operator`."""
    checked: date
    due: date
    """When it is to be checked again."""
    works: bool = True
    """False: it was checked and does not reach them."""
    note: Sentence | None = None

    @model_validator(mode="after")
    def _is_due_later(self) -> Verification:
        if self.due <= self.checked:
            raise ValueError("due must be later than checked")
        return self


class CheckInterval(Record):
    """How often the methods of one kind of contact are checked. Its id is that kind."""

    every_days: int
    gives_way_after_days: int | None
    """How long after the due date the number is still shown; None: for ever, as with 999."""
