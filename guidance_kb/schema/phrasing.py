"""How people ask for a card, beyond its example questions."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from guidance_kb.schema.base import Id, Sentence


class Phrasing(BaseModel):
    """Ways to ask for one card. Search uses them; nobody is shown them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topic: Id
    says: tuple[Sentence, ...]
