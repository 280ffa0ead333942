"""`/lookup`: a search page that needs no script."""

from __future__ import annotations

from flask import render_template, request

from guidance_kb import clock
from guidance_kb.replies import contact_views
from web_widget.config import MESSAGE_CHARACTERS
from web_widget.knowledge import kb
from web_widget.lookup.results import find

NAMES = {"topic": "Guidance", "indicator": "Indicator", "contact": "Contact", "route": "Route", "place": "Place"}


def page() -> str:
    """The search box; below it what was found, contacts with their lines."""
    query = request.args.get("q", "").strip()[:MESSAGE_CHARACTERS]
    base = kb()
    hits = find(base, query, limit=12)
    ids = [hit.id for hit in hits if hit.kind == "contact"]
    contacts = {contact["id"]: contact for contact in contact_views(ids, base, clock.now())}
    return render_template("lookup.html", query=query, hits=hits, contacts=contacts, names=NAMES)
