"""The card that says for an adult what another says for a child, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidance_kb.search.search import search

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

_OFFERED = 3


def counterparts(kb: KnowledgeBase, card: str, age_group: str) -> list[str]:
    """The cards for the other age, best first: one where the card names it, else what a search for it finds.

    `age_group` is `child` or `adult`. The card itself is among them where it serves both.
    """
    topic = kb.topics[card]
    if topic.other_age:
        return [topic.other_age]
    hits = search(kb, f"{topic.title} {age_group}", limit=_OFFERED)
    return [hit.id for hit in hits] or [card]
