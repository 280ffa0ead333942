"""What a lookup finds."""

from __future__ import annotations

from typing import Any

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.search import KINDS, Hit, search
from web_widget.place import find_slug


def find(
    kb: KnowledgeBase, query: str, kind: str | None = None, role: str | None = None, place: str | None = None,
    limit: int = 10,
) -> list[Hit]:  # fmt: skip
    """The best hits; with a role only the cards for it, with a place only the contacts that serve it.

    A place that the query itself names counts too: another council's line is no help.
    """
    slug = find_slug(place, kb) or _named_in(query, kb)
    return search(kb, query, limit, (kind,) if kind else KINDS, role, slug)


def views(hits: list[Hit]) -> list[dict[str, Any]]:
    """Hits as the contract shapes them."""
    return [vars(hit) for hit in hits]


def _named_in(query: str, kb: KnowledgeBase) -> str | None:
    slugs = {place.slug for mention in kb.gazetteer.find(query) for place in mention.places}
    return slugs.pop() if len(slugs) == 1 else None
