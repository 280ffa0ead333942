"""Which indicators a description mentions, and with which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidance_kb.spotting.judgement import evidence_in, sureness

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

LEAST = 0.5
"""From this sureness on an indicator is shown. Chosen on the descriptions in `descriptions/`."""


@dataclass(frozen=True)
class Spotted:
    """An indicator that the message mentions."""

    id: str
    quote: str
    """The words of the message that say so."""
    start: int
    end: int


def spot(text: str, kb: KnowledgeBase) -> list[Spotted]:
    """The indicators that a message mentions, in the order of the text, each once.

    Not one that is denied, that is true of the writer, or that is only asked about.
    """
    found = []
    for name, evidence in evidence_in(text).items():
        if name in kb.indicators and sureness(name, evidence) >= LEAST:
            piece = evidence[0].piece
            found.append(Spotted(name, piece.text, piece.start, piece.end))
    return sorted(found, key=lambda one: one.start)
