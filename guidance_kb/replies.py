"""The replies of a chat turn, as the public contract shapes them.

The action server builds them in an ordinary turn, the gateway when the engine cannot be reached: from here both
times. Every text is taken from the knowledge base as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from guidance_kb.directory.contact_view import contact_view
from guidance_kb.directory.resolving import LAST_RESORT, resolve
from guidance_kb.glossary import term_view
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.named_records import ADULT_SPEAKING_CONTACTS, CHILD_SPEAKING_CONTACTS, EMERGENCY_CONTACTS
from guidance_kb.schema.topic import Topic
from guidance_kb.source_view import source_views

Reply = dict[str, Any]

_SPEAKERS = {
    None: ("emergency", EMERGENCY_CONTACTS),
    "child": ("emergency-child-speaking", CHILD_SPEAKING_CONTACTS),
    "adult": ("emergency-adult-speaking", ADULT_SPEAKING_CONTACTS),
}


def text(message_id: str, kb: KnowledgeBase) -> Reply:
    """A sentence of `content/messages.yml`."""
    return {"type": "text", "id": message_id, "text": kb.messages[message_id].text}


def emergency(kb: KnowledgeBase, at: datetime, speaker: str | None = None) -> Reply:
    """The emergency card: always the first reply of its turn.

    `speaker` is `child` or `adult` where the person in danger is the one who writes.
    """
    message_id, contacts_ = _SPEAKERS[speaker]
    return {**text(message_id, kb), "type": "emergency", "contacts": contact_views(contacts_, kb, at)}


def question(field: str, kb: KnowledgeBase, again: bool = False) -> Reply:
    """A question of the situation form; `again` puts it the second way."""
    asked = kb.questions[field.replace("_", "-")]
    choices = [{"label": choice.label, "choice": f"{field}:{choice.value}"} for choice in asked.choices]
    wording = asked.again if again else asked.text
    return {"type": "question", "id": f"ask-{asked.id}", "slot": field, "text": wording, "choices": choices}


def place_question(slugs: Iterable[str], kb: KnowledgeBase) -> Reply:
    """The question which of several places is meant, where a name or a postcode is shared."""
    places = [kb.gazetteer.get(slug) for slug in slugs]
    choices = [{"label": place.name, "choice": f"place:{place.slug}"} for place in places if place]
    choices += [choice for choice in question("place", kb)["choices"] if choice["choice"] == "place:skip"]
    return {**text("place-choose", kb), "type": "question", "slot": "place", "choices": choices}


def answer(topic_id: str, kb: KnowledgeBase, at: datetime, place: str | None = None) -> Reply:
    """A card, with the contacts as they are at that time; `place` fills in the lines that depend on it."""
    topic = kb.topics[topic_id]
    return {
        "type": "answer",
        "id": topic.id,
        "topic": topic_link(topic),
        "text": topic.text,
        "sources": source_views(kb.sources[source] for source in topic.sources),
        "reviewed": topic.reviewed.isoformat(),
        "version": topic.version,
        "hash": topic.hash,
        "overdue": at.date() > topic.review_due,
        "contacts": card_contacts(topic, kb, at, place),
        "basis": topic.basis,
        "terms": [term_view(term) for term in kb.glossary.used_in(topic.text)],
    }


def alternatives(topic_ids: Sequence[str], kb: KnowledgeBase, message_id: str = "did-you-mean") -> Reply:
    """Two to five cards to choose from, best first."""
    topics = [{**topic_link(kb.topics[name]), "choice": f"topic:{name}"} for name in topic_ids[:5]]
    return {**text(message_id, kb), "type": "alternatives", "topics": topics}


def contacts(
    ids: Iterable[str], kb: KnowledgeBase, at: datetime, message_id: str = "contacts-intro", place: str | None = None
) -> Reply:
    """A list of contacts under one sentence."""
    return {**text(message_id, kb), "type": "contacts", "contacts": contact_views(ids, kb, at, place)}


def plan(made: dict[str, Any]) -> Reply:
    """A plan that `guidance_kb.planning` made."""
    return {"type": "plan", "id": f"plan-{made['route']['id']}", "plan": made}


def card_contacts(topic: Topic, kb: KnowledgeBase, at: datetime, place: str | None = None) -> list[dict[str, Any]]:
    """A card's contacts, with the police's line at the end where no other is both confirmed and open at that minute."""
    views = contact_views(topic.contacts, kb, at, place)
    sure = any(
        view["hours"]["open_now"] and view["phone"] and not view["verification"]["verify_first"] for view in views
    )
    return views if sure else [*views, *contact_views((LAST_RESORT,), kb, at)]


def topic_link(topic: Topic) -> dict[str, str]:
    """How a card is pointed at."""
    return {"id": topic.id, "title": topic.title, "url": f"/topics/{topic.id}"}


def contact_views(
    ids: Iterable[str], kb: KnowledgeBase, at: datetime, place: str | None = None, role: str | None = None
) -> list[dict[str, Any]]:
    """Contacts by id at a time; `@children`, `@adults` and `@police` become the place's lines.

    Those that do not serve the nation of the place are left out.
    """
    found = kb.gazetteer.get(place) if place else None
    contacts_ = resolve(ids, kb, at, place, found.nation if found else None)
    return [contact_view(contact, kb, at, role) for contact in contacts_]
