"""What a referral will ask, so that a caller can have it ready."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from guidance_kb.schema.base import Cited, Id, Sentence


class Section(BaseModel):
    """One part of the form or of the call."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id
    heading: Sentence
    asks: tuple[Sentence, ...]
    """What they will ask."""
    tip: Sentence | None = None


class ReferralForm(Cited):
    """One referral, section by section; then what happens next, and when to chase."""

    title: Sentence
    who: Sentence
    """Who makes this referral."""
    intro: Sentence
    sections: tuple[Section, ...]
    next: tuple[Sentence, ...]
    chase: tuple[Sentence, ...]
    contacts: tuple[str, ...] = ()
    topic: Id
    """The card that says more."""
