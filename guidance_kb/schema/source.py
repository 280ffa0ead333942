"""Where a fact comes from."""

from __future__ import annotations

from datetime import date

from pydantic import field_validator

from guidance_kb.schema.base import Id, Record, Sentence


class Source(Record):
    """One document or page. Cards, steps and contacts cite it by `id`."""

    title: Sentence
    publisher: Sentence
    url: str | None = None
    """None where there is no address that may be shown."""
    published: str
    """The date as the page gives it: an ISO date, a month, or "undated"."""
    checked: date
    """When somebody here last read it."""
    note: str | None = None
    replaced_by: Id | None = None
    """The source that has taken its place: whatever still cites this one must be read again."""

    @field_validator("published", mode="before")
    @classmethod
    def _as_written(cls, value: object) -> object:
        # YAML reads an ISO date as a date and a year as a number; both are kept as they stand.
        return str(value) if isinstance(value, (date, int)) else value
