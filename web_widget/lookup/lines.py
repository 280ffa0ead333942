"""Who can be rung at this minute."""

from __future__ import annotations

from datetime import datetime

from guidance_kb.directory.contact_view import contacts_for
from guidance_kb.directory.resolving import LAST_RESORT, NATIONAL_LINES
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.replies import contact_views
from web_widget.contacts.listing import Line, listing

_RUNG = ("emergency", "police", "front-door", "adults", "helpline")
_MOST = 6


def lines_now(kb: KnowledgeBase, at: datetime, place: str | None, age_group: str | None) -> list[Line]:
    """The place's own lines, open or not, each with whom to ring instead; then others that are open."""
    views = [view for view in contacts_for(kb, at, place, age_group) if view["kind"] in _RUNG]
    stand_ins = contact_views({*NATIONAL_LINES.values(), LAST_RESORT}, kb, at)
    found = listing(views, {view["id"]: view for view in stand_ins}, kb.contacts)
    return [*found.here, *[line for line in found.open_now if line.contact["phone"]][:_MOST]]
