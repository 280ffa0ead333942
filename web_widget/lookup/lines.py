"""Who can be rung at this minute."""

from __future__ import annotations

from datetime import datetime

from guidance_kb.directory.contact_view import contacts_for
from guidance_kb.knowledge_base import KnowledgeBase
from web_widget.contacts.listing import Line, listing

_RUNG = ("emergency", "police", "front-door", "adults", "helpline")
_MOST = 6


def lines_now(kb: KnowledgeBase, at: datetime, place: str | None, age_group: str | None) -> list[Line]:
    """The place's own lines, open or not, each with whom to ring instead; then others that are open."""
    views = [view for view in contacts_for(kb, at, place, age_group) if view["kind"] in _RUNG]
    found = listing(views, kb, at)
    return [*found.here, *[line for line in found.open_now if line.contact["phone"]][:_MOST]]
