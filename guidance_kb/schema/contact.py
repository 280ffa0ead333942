"""Whom to ring, write to or open."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from guidance_kb.schema.base import Id, Number, Record, Sentence

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
Kind = Literal[
    "emergency", "police", "front-door", "adults", "helpline", "specialist", "referral-form", "online-report"
]


class Disputed(BaseModel):
    """Another value that a source gives for the same thing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: str
    source: Id
    note: str | None = None


class Method(BaseModel):
    """One way to reach a contact, with hours of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["phone", "text", "email", "web"]
    value: str
    """A phone number as people read it (`020 7926 5555`), an address, or what to text."""
    label: str | None = None
    """What this line is, where a contact has several: "day line", "out of hours"."""
    period: Literal["any", "day", "out-of-hours"] = "any"
    """Which part of the week this line is for. Used to choose a line where the hours are not known."""
    professionals_only: bool = False
    hours: str | None = None
    """OpenStreetMap `opening_hours`. None: not known, and treated as closed."""
    hours_text: str | None = None
    """The hours in words, as the source gives them."""
    source: Id
    verify_first: bool = False
    """True: a usable lead that nobody has confirmed; shown as unverified, never as the only way out."""
    verify_why: str | None = None
    disputed: tuple[Disputed, ...] = ()

    @model_validator(mode="after")
    def _doubt_has_a_reason(self) -> Method:
        if self.verify_first and not self.verify_why:
            raise ValueError("verify_first needs verify_why: what is doubtful about it")
        return self


class Contact(Record):
    """A service, and the ways to reach it."""

    number: Number
    name: Sentence
    kind: Literal[
        "emergency", "police", "front-door", "adults", "helpline", "specialist", "referral-form", "online-report"
    ]
    what_for: Sentence
    audience: tuple[Literal["public", "professional"], ...]
    age: Literal["any", "child", "adult"] = "any"
    nations: tuple[Nation, ...]
    place: Id | None = None
    """The place it serves, where it serves only one."""
    methods: tuple[Method, ...]
    note: Sentence | None = None
    """A sentence shown with it ("It is not an emergency service.")."""
