"""Search: one function for the chat, the lookup console and the API."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

KINDS = ("topic", "contact", "route", "place")

# Meaning leads, words help: on short questions an equal share for words loses more than it wins.
WORDS_SHARE = 0.10
# Below LEAST nothing fits; less than MARGIN ahead of the next, it is a close call. Of the 190 questions of
# tests/evaluation/search.yml 0.01 are below LEAST, of its 25 messages about something else 0.80; of the first hits that
# are ahead by MARGIN 0.84 are right, of all first hits 0.75.
LEAST = 0.35
MARGIN = 0.03


@dataclass(frozen=True)
class Hit:
    """One record that was found; `score` is between 0 and 1 and compares hits of one query only."""

    id: str
    kind: str
    title: str
    snippet: str
    score: float
    url: str


def search(kb: KnowledgeBase, query: str, limit: int = 5, kinds: Collection[str] = ("topic",)) -> list[Hit]:
    """The records that answer a query best, best first; an empty list for an empty query."""
    if not query.strip():
        return []
    meaning, words = kb.index.by_meaning(query), kb.index.by_words(query)
    scores = {key: (1 - WORDS_SHARE) * score + WORDS_SHARE * words.get(key, 0.0) for key, score in meaning.items()}
    hits = [_hit(kb, kind, name, score) for (kind, name), score in scores.items() if kind in kinds]
    if "place" in kinds:
        hits.extend(_places(kb, query))
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def decide(hits: list[Hit]) -> Literal["answer", "alternatives", "none"]:
    """Whether the first hit answers the query, several might, or none does."""
    if not hits or hits[0].score < LEAST:
        return "none"
    if len(hits) > 1 and hits[0].score - hits[1].score < MARGIN:
        return "alternatives"
    return "answer"


def _hit(kb: KnowledgeBase, kind: str, name: str, score: float) -> Hit:
    title, snippet, url = _SHOWN[kind](kb, name)
    return Hit(name, kind, title, snippet, round(min(1.0, max(0.0, score)), 4), url)


def _topic(kb: KnowledgeBase, name: str) -> tuple[str, str, str]:
    topic = kb.topics[name]
    return topic.title, topic.text.split("\n\n", 1)[0], f"/topics/{name}"


def _contact(kb: KnowledgeBase, name: str) -> tuple[str, str, str]:
    contact = kb.contacts[name]
    return contact.name, contact.what_for, f"/lookup?q={quote(contact.name)}"


def _route(kb: KnowledgeBase, name: str) -> tuple[str, str, str]:
    route = kb.routes[name]
    return route.title, route.summary, "/topics/which-route"


_SHOWN = {"topic": _topic, "contact": _contact, "route": _route}


def _places(kb: KnowledgeBase, query: str) -> list[Hit]:
    resolution = kb.gazetteer.resolve(query)
    score = 1.0 if resolution.exact else 0.8
    return [
        Hit(place.slug, "place", place.name, resolution.matched, score, f"/plan?place={place.slug}")
        for place in resolution.places
    ]
