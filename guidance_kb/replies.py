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
from guidance_kb.spotting.asking import worth_asking
from guidance_kb.spotting.spot import Spotted

Reply = dict[str, Any]
Change = tuple[str, Any, Any]
"""A field of the situation, its value before and its value now."""
_FEW = 3  # of what is said in short

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


def speaker_of(reply: Reply) -> str | None:
    """Whom an emergency reply speaks to, as `emergency` takes it."""
    return next((speaker for speaker, (message_id, _) in _SPEAKERS.items() if message_id == reply["id"]), None)


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


def indicators(
    found: Sequence[Spotted], noted: Sequence[str], kb: KnowledgeBase, role: str | None, age_group: str | None
) -> Reply:
    """The indicators that a description mentions, each with the words that say so, and a few worth asking about.

    `noted` has every indicator of the conversation so far: none of them is asked about.
    """
    return {
        **text("indicators-found", kb),
        "type": "indicators",
        "found": [_spotted(one, kb) for one in found],
        "ask_about": [
            {"id": name, "label": kb.indicators[name].label} for name in worth_asking(noted, kb, role, age_group)
        ],
    }


def _spotted(one: Spotted, kb: KnowledgeBase) -> dict[str, Any]:
    indicator = kb.indicators[one.id]
    points_to = [kb.exploitation[name].title for name in indicator.points_to]
    return {
        "id": one.id,
        "number": indicator.number,
        "label": indicator.label,
        "category": indicator.category,
        "quote": one.quote,
        "points_to": points_to,
    }


def plan(made: dict[str, Any]) -> Reply:
    """A plan that `guidance_kb.planning` made."""
    return {"type": "plan", "id": f"plan-{made['route']['id']}", "plan": made}


def shorter(reply: Reply) -> Reply:
    """The part of a reply to act on first: the answer of a card, the first steps of a plan, the lines that are open.

    The words are the same; there are fewer of them.
    """
    if reply["type"] == "answer":
        return {**reply, "text": reply["text"].split("\n\n", 1)[0], "contacts": reply["contacts"][:_FEW], "terms": []}
    if reply["type"] == "plan":
        return {**reply, "plan": _first_phase(reply["plan"])}
    if "contacts" not in reply:
        return reply
    open_now = [contact for contact in reply["contacts"] if contact["hours"]["open_now"]]
    return {**reply, "contacts": (open_now or reply["contacts"])[:_FEW]}


def _first_phase(made: dict[str, Any]) -> dict[str, Any]:
    first = [step for step in made["steps"] if step["when"] == made["steps"][0]["when"]][:_FEW]
    return {**made, "steps": first, "do_not": made["do_not"][:1], "record": [], "contacts": []}


def sources_of(reply: Reply) -> list[dict[str, Any]]:
    """Every source that a reply rests on, in the order in which it names them."""
    pieces = [reply, *reply["plan"]["steps"], *reply["plan"]["do_not"]] if reply["type"] == "plan" else [reply]
    named = [source for piece in pieces for source in piece.get("sources", [])]
    return named + [contact["source"] for contact in reply.get("contacts", []) if contact["source"]]


def sources(found: Sequence[dict[str, Any]], kb: KnowledgeBase, was_shown: bool) -> Reply:
    """Where something comes from. `found` may be empty: good practice, or nothing shown yet."""
    message_id = "where-from" if found else "where-from-practice" if was_shown else "where-from-nothing"
    return {**text(message_id, kb), "sources": list(found)}


def changed(changes: Iterable[Change], kb: KnowledgeBase) -> Reply:
    """What was put right: for each field its name, its value before and its value now, in words."""
    shown = [
        {
            "field": field,
            "name": kb.messages[f"name-of-{field.replace('_', '-')}"].text,
            "before": _in_words(field, before, kb),
            "now": _in_words(field, now, kb),
        }
        for field, before, now in changes
    ]
    return {**text("changed", kb), "changed": shown}


def _in_words(field: str, value: Any, kb: KnowledgeBase) -> str:
    if field == "role":
        return kb.roles[value].title
    if field == "place":
        place = kb.gazetteer.get(value)
        return place.name if place else value
    message = kb.messages.get(f"value-{str(value).lower()}")
    if message:
        return message.text
    asked = kb.questions.get(field.replace("_", "-"))
    label = next((choice.label for choice in asked.choices if choice.value == value), None) if asked else None
    return label or str(value)


def card_contacts(topic: Topic, kb: KnowledgeBase, at: datetime, place: str | None = None) -> list[dict[str, Any]]:
    """A card's contacts, with the police's line at the end where no other is both confirmed and open at that minute."""
    views = contact_views(topic.contacts, kb, at, place)
    sure = any(
        view["hours"]["open_now"] and view["phone"] and not view["verification"]["verify_first"] for view in views
    )
    return views if sure else [*views, *contact_views((LAST_RESORT,), kb, at)]


def topic_link(topic: Topic) -> dict[str, str]:
    """How a card is pointed at."""
    return {"id": topic.id, "number": topic.number, "title": topic.title, "url": f"/topics/{topic.id}"}


def contact_views(
    ids: Iterable[str], kb: KnowledgeBase, at: datetime, place: str | None = None, role: str | None = None
) -> list[dict[str, Any]]:
    """Contacts by id at a time; `@children`, `@adults` and `@police` become the place's lines.

    Those that do not serve the nation of the place are left out.
    """
    found = kb.gazetteer.get(place) if place else None
    contacts_ = resolve(ids, kb, at, place, found.nation if found else None)
    return [contact_view(contact, kb, at, role) for contact in contacts_]
