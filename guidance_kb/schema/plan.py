"""What a plan is put together from."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from guidance_kb.schema.base import Cited, Id, Record, Sentence

Phase = Literal["now", "first-hour", "today", "this-week"]


class Condition(BaseModel):
    """When a piece of a plan applies: every named field must hold one of the values named.

    A field that is left out applies always. Values are those of the public contract's situation;
    `nation` and `route` are what follows from the place and from the whole situation; `first_responder` is
    whether the role's organisation may submit an NRM referral in that nation.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: tuple[str, ...] = ()
    age_group: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()
    missing: tuple[bool, ...] = ()
    nation: tuple[str, ...] = ()
    london: tuple[bool, ...] = ()
    consent: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    route: tuple[str, ...] = ()
    first_responder: tuple[bool, ...] = ()
    place_known: tuple[bool, ...] = ()


class _Conditional(Cited):
    only: Condition = Condition()
    """It applies where all of this holds ..."""
    unless: tuple[Condition, ...] = ()
    """... and none of these does."""


class Step(_Conditional):
    """One thing to do."""

    when: Phase
    order: int
    """Place among the steps of the same phase, smallest first."""
    within_minutes: int | None = None
    """Sets the step's `by` time; None for a step with no clock."""
    text: Sentence
    why: Sentence
    contacts: tuple[str, ...] = ()
    """Contact ids, or `@children` / `@adults` (the place's own line) or `@police` (999 or 101 as danger asks)."""
    topic: Id | None = None
    """The card that says more."""


class DoNot(_Conditional):
    """One thing not to do."""

    text: Sentence


class RecordItem(_Conditional):
    """One thing to write down."""

    text: Sentence


class Route(Record):
    """Where a situation goes."""

    title: Sentence
    summary: Sentence
    urgency: Literal["immediate", "same-day", "planned"]
    sources: tuple[Id, ...]


class Role(Record):
    """Who is asking."""

    title: Sentence
    organisation: Id | None = None
    """The kind of organisation, as the lists of first responders name it; None for a person without one."""


class FirstResponders(Record):
    """The organisations that may submit an NRM referral in one nation, on one date."""

    nation: str
    organisations: tuple[Id, ...]
    as_of: date
    sources: tuple[Id, ...]
    note: Sentence | None = None
