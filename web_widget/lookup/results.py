"""What a lookup finds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from guidance_kb.directory.contact_view import contact_view
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.search import KINDS, Hit, search
from web_widget.place import find_slug

TITLES = {"topic": "Guidance", "indicator": "Indicators", "contact": "Contacts", "route": "Routes", "place": "Places"}


def find(
    kb: KnowledgeBase, query: str, kind: str | None = None, role: str | None = None, place: str | None = None,
    limit: int = 10, age_group: str | None = None, unfinished: bool = False,
) -> list[Hit]:  # fmt: skip
    """The best hits; with a role only the cards for it, with a place only the contacts that serve it, with an age group
    nothing that is only for the other.

    A place that the query itself names counts too: another council's line is no help. `unfinished`: somebody is still
    typing, and the last word may be the beginning of one.
    """
    if unfinished:
        query = kb.index.completed(query)
    slug = find_slug(place, kb) or _named_in(query, kb)
    return search(kb, query, limit, (kind,) if kind else KINDS, role, slug, age_group)


def views(hits: list[Hit], kb: KnowledgeBase, at: datetime) -> list[dict[str, Any]]:
    """Hits as the contract shapes them; with a contact its lines as they are at that time."""
    return [{**vars(hit), "contact": contact_of(hit, kb, at)} for hit in hits]


def grouped(results: Iterable[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Results by kind under the title of each; the kinds in the order of their best results."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for result in results:
        groups.setdefault(TITLES[result["kind"]], []).append(result)
    return list(groups.items())


def contact_of(hit: Hit, kb: KnowledgeBase, at: datetime) -> dict[str, Any] | None:
    """The contact that was found, where it is one."""
    return contact_view(kb.contacts[hit.id], kb, at) if hit.kind == "contact" else None


def _named_in(query: str, kb: KnowledgeBase) -> str | None:
    slugs = {place.slug for mention in kb.gazetteer.find(query) for place in mention.places}
    return slugs.pop() if len(slugs) == 1 else None
