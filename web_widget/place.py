"""The place that somebody names."""

from __future__ import annotations

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.places.gazetteer import Resolution


def find_place(name: str | None, kb: KnowledgeBase) -> Resolution:
    """The places that a slug, a name or an outward postcode may stand for: `one`, several to `choose` from, `none`."""
    if not name or not name.strip():
        return Resolution("none")
    known = kb.gazetteer.get(name)
    return Resolution("one", (known,), name, True) if known else kb.gazetteer.resolve(name)


def find_slug(name: str | None, kb: KnowledgeBase) -> str | None:
    """The slug of the one place that is meant; None where it is not certain."""
    found = find_place(name, kb)
    return found.places[0].slug if found.status == "one" else None
