"""Which pieces of a record search looks at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from guidance_kb.reading.content import Content
from guidance_kb.schema.contact import Contact
from guidance_kb.schema.indicator import Indicator
from guidance_kb.schema.plan import Route
from guidance_kb.schema.topic import Topic

_BEFORE_A_HEADING = re.compile(r"\n\n(?=## )")


@dataclass(frozen=True)
class Passage:
    """One piece of text of one record."""

    kind: str
    id: str
    part: str
    """`title`, `question` (how somebody asks for it) or `text`."""
    text: str


def passages_of(content: Content) -> Iterator[Passage]:
    """Every passage of every card, indicator, contact and route; those of one record stand together."""
    asked: dict[str, list[str]] = defaultdict(list)
    for phrasing in content.of("phrasing"):
        asked[phrasing.topic].extend(phrasing.says)
    for topic in content.of("topic"):
        yield from _of_topic(topic, asked[topic.id])
    for indicator in content.of("indicator"):
        yield from _of_indicator(indicator)
    for contact in content.of("contact"):
        yield from _of_contact(contact)
    for route in content.of("route"):
        yield from _of_route(route)


def _of_topic(topic: Topic, asked: list[str]) -> Iterator[Passage]:
    yield Passage("topic", topic.id, "title", topic.title)
    for question in (*topic.questions, *asked):
        yield Passage("topic", topic.id, "question", question)
    for section in _BEFORE_A_HEADING.split(topic.text):
        yield Passage("topic", topic.id, "text", section)


def _of_indicator(indicator: Indicator) -> Iterator[Passage]:
    yield Passage("indicator", indicator.id, "title", indicator.label)
    for said in indicator.says:
        yield Passage("indicator", indicator.id, "question", said)
    yield Passage("indicator", indicator.id, "text", indicator.meaning)


def _of_contact(contact: Contact) -> Iterator[Passage]:
    yield Passage("contact", contact.id, "title", contact.name)
    yield Passage("contact", contact.id, "text", contact.what_for)


def _of_route(route: Route) -> Iterator[Passage]:
    yield Passage("route", route.id, "title", route.title)
    yield Passage("route", route.id, "text", route.summary)
