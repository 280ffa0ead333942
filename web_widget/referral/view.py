"""A referral's checklist as the API and the pages show it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.replies import contact_views, topic_link
from guidance_kb.schema.referral_form import ReferralForm
from guidance_kb.source_view import source_views
from web_widget.errors import Problem


def find_form(name: str, kb: KnowledgeBase) -> ReferralForm:
    """The referral with this id. Raises Problem where there is none."""
    form = kb.referral_forms.get(name)
    if form is None:
        raise Problem("not-found")
    return form


def form_link(form: ReferralForm) -> dict[str, str]:
    """How a referral is pointed at."""
    return {"id": form.id, "title": form.title, "who": form.who, "url": f"/referral/{form.id}"}


def form_view(form: ReferralForm, kb: KnowledgeBase, at: datetime, place: str | None = None) -> dict[str, Any]:
    """The whole checklist; `place` (a slug) fills in the council's own line."""
    return {
        **form_link(form),
        "intro": form.intro,
        "sections": [
            {"id": part.id, "heading": part.heading, "asks": list(part.asks), "tip": part.tip}
            for part in form.sections
        ],
        "next": list(form.next),
        "chase": list(form.chase),
        "contacts": contact_views(form.contacts, kb, at, place),
        "topic": topic_link(kb.topics[form.topic]),
        "sources": source_views(kb.sources[name] for name in form.sources),
        "basis": form.basis,
    }  # fmt: skip
