"""What a lookup finds."""

from __future__ import annotations

from typing import Any

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.search import Hit, search
from web_widget.place import find_slug

KINDS = ("topic", "indicator", "contact", "route", "place")
_ALL = 1_000  # more than there are records: filters come after the search


def find(
    kb: KnowledgeBase, query: str, kind: str | None = None, role: str | None = None, place: str | None = None,
    limit: int = 10,
) -> list[Hit]:  # fmt: skip
    """The best hits; with a role only the cards for it, with a place only the contacts that serve it.

    A place that the query itself names counts too: another council's line is no help.
    """
    kinds = (kind,) if kind else KINDS
    slug = find_slug(place, kb) or _named_in(query, kb)
    hits = search(kb, query, limit=_ALL, kinds=kinds)
    return [hit for hit in hits if _is_for_role(hit, role, kb) and _serves(hit, slug, kb)][:limit]


def views(hits: list[Hit]) -> list[dict[str, Any]]:
    """Hits as the contract shapes them."""
    return [vars(hit) for hit in hits]


def _named_in(query: str, kb: KnowledgeBase) -> str | None:
    slugs = {place.slug for mention in kb.gazetteer.find(query) for place in mention.places}
    return slugs.pop() if len(slugs) == 1 else None


def _serves(hit: Hit, slug: str | None, kb: KnowledgeBase) -> bool:
    """Whether a contact is the place's own, or serves its whole nation; everything else is for every place."""
    if hit.kind != "contact" or slug is None:
        return True
    contact = kb.contacts[hit.id]
    place = kb.gazetteer.get(slug)
    return contact.place == slug if contact.place else place is None or place.nation in contact.nations


def _is_for_role(hit: Hit, role: str | None, kb: KnowledgeBase) -> bool:
    return role is None or hit.kind != "topic" or role in kb.topics[hit.id].audience
