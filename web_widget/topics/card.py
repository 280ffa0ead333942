"""A card as the contract shapes it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from guidance_kb.glossary import term_view
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.replies import card_contacts, topic_link
from guidance_kb.schema.topic import Topic
from guidance_kb.source_view import source_views
from web_widget.errors import Problem


def find_topic(name: str, kb: KnowledgeBase) -> Topic:
    """The card with this id. Raises Problem where there is none."""
    topic = kb.topics.get(name)
    if topic is None:
        raise Problem("not-found")
    return topic


def card_view(topic: Topic, kb: KnowledgeBase, at: datetime, place: str | None = None) -> dict[str, Any]:
    """The whole card at this time; `place` (a slug) fills in the lines that depend on it."""
    return {
        **topic_link(topic),
        "group": topic.group,
        "audience": list(topic.audience),
        "text": topic.text,
        "sources": source_views(kb.sources[name] for name in topic.sources),
        "basis": topic.basis,
        "reviewed": topic.reviewed.isoformat(),
        "review_due": topic.review_due.isoformat(),
        "overdue": at.date() > topic.review_due,
        "version": topic.version,
        "hash": topic.hash,
        "contacts": card_contacts(topic, kb, at, place),
        "terms": [term_view(term) for term in kb.glossary.used_in(topic.text)],
        "related": [topic_link(kb.topics[name]) for name in topic.related if name in kb.topics],
    }
