"""Which pieces of a record search looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guidance_kb.reading.content import Content
from guidance_kb.schema.contact import Contact
from guidance_kb.schema.plan import Route
from guidance_kb.schema.topic import Topic


@dataclass(frozen=True)
class Passage:
    """One piece of text of one record."""

    kind: str
    id: str
    part: str
    text: str


def passages_of(content: Content) -> Iterator[Passage]:
    """Every passage of every card, contact and route."""
    for topic in content.of("topic"):
        yield from _of_topic(topic)
    for contact in content.of("contact"):
        yield from _of_contact(contact)
    for route in content.of("route"):
        yield from _of_route(route)


def _of_topic(topic: Topic) -> Iterator[Passage]:
    yield Passage("topic", topic.id, "title", topic.title)
    for question in topic.questions:
        yield Passage("topic", topic.id, "question", question)
    yield Passage("topic", topic.id, "text", topic.text)


def _of_contact(contact: Contact) -> Iterator[Passage]:
    yield Passage("contact", contact.id, "title", contact.name)
    yield Passage("contact", contact.id, "text", contact.what_for)


def _of_route(route: Route) -> Iterator[Passage]:
    yield Passage("route", route.id, "title", route.title)
    yield Passage("route", route.id, "text", route.summary)
