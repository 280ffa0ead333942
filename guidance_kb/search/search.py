"""Search: one function for the chat, the lookup console and the API."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from guidance_kb.search.index import Fit
from guidance_kb.search.numbers import number_in
from guidance_kb.vocabulary import AGE_GROUPS

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase
    from guidance_kb.schema.contact import Contact
    from guidance_kb.schema.indicator import Indicator
    from guidance_kb.schema.topic import Topic

KINDS = ("topic", "indicator", "contact", "route", "place")

# Chosen on tests/evaluation/search_tuning.yml, where they are flat: half or twice of each costs a point at most.
NEAR_SHARE = 0.6
WORDS_SHARE = 0.1
SAME_WORDS_FROM = 0.7
"""From this cosine on a passage says nearly what the query says, and counts by itself."""
# Chosen on the same set. Below LEAST nothing fits: 0.99 of its questions are above, 0.7 of the messages that no card
# answers below. Less than MARGIN ahead of the next, it is a close call. From SURE on, hardly anything is left that no
# card answers: 0.98 of those messages are below.
LEAST = 0.27
MARGIN = 0.02
SURE = 0.36
_ABOUT_ROUTES = "which-route"
"""The card that explains every route."""
# A sign says what something may mean, a card what to do: of two that fit as well, the card comes first.
_KIND_SHARE = {"indicator": 0.8}


@dataclass(frozen=True)
class Hit:
    """One record that was found; `score` is between 0 and 1 and compares hits of one query only."""

    id: str
    kind: str
    title: str
    snippet: str
    score: float
    url: str
    number: str | None = None
    """What to say over the telephone, where it has one."""


def search(
    kb: KnowledgeBase,
    query: str,
    limit: int = 5,
    kinds: Collection[str] = ("topic",),
    role: str | None = None,
    place: str | None = None,
    age_group: str | None = None,
) -> list[Hit]:
    """The records that answer a query best, best first; an empty list for an empty query.

    With a `role` only the cards for it; with a `place` (a slug) only the contacts that serve it; with an `age_group`
    nothing that is only for the other. A query that is a number (`NRM-04`) finds what has that number, whatever else.
    """
    if not query.strip():
        return []
    named = kb.numbered.get(number_in(query) or "")
    if named and named[0] in kinds:
        return [_hit(kb, *named, 1.0)]
    fits = kb.index.fits(query).items()
    found = [
        (key, _KIND_SHARE.get(key[0], 1.0) * fused(fit))
        for key, fit in fits
        if _wanted(key, kb, kinds, role, place) and (age_group is None or age_group in _ages(kb, *key))
    ]
    best = sorted(found, key=lambda pair: -pair[1])[:limit]
    hits = [_hit(kb, *key, score) for key, score in best]
    if "place" in kinds:
        hits.extend(_places(kb, query))
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def fused(fit: Fit) -> float:
    """One score for the fit, between 0 and 1."""
    near, nearest, centre = fit.meaning
    same = max(0.0, nearest - SAME_WORDS_FROM)
    most = 1 + NEAR_SHARE + WORDS_SHARE + (1 - SAME_WORDS_FROM)
    return min(1.0, max(0.0, (centre + NEAR_SHARE * near + WORDS_SHARE * fit.words + same) / most))


def decide(hits: list[Hit]) -> Literal["answer", "alternatives", "none"]:
    """Whether the first hit answers the query, several might, or none does."""
    if not hits or hits[0].score < LEAST:
        return "none"
    if len(hits) > 1 and hits[0].score - hits[1].score < MARGIN:
        return "alternatives"
    return "answer"


def _wanted(
    key: tuple[str, str], kb: KnowledgeBase, kinds: Collection[str], role: str | None, place: str | None
) -> bool:
    kind, name = key
    if kind not in kinds:
        return False
    if kind == "topic" and role is not None:
        return not {role, "everyone"}.isdisjoint(kb.topics[name].audience)
    return kind != "contact" or place is None or _serves(kb, name, place)


def _serves(kb: KnowledgeBase, name: str, slug: str) -> bool:
    """Whether a contact is the place's own, or serves its whole nation."""
    contact, place = kb.contacts[name], kb.gazetteer.get(slug)
    return contact.place == slug if contact.place else place is None or place.nation in contact.nations


def _hit(kb: KnowledgeBase, kind: str, name: str, score: float) -> Hit:
    title, snippet, url = _SHOWN[kind](kb, name)
    return Hit(name, kind, title, snippet, round(score, 4), url, _number(kb, kind, name))


def _number(kb: KnowledgeBase, kind: str, name: str) -> str | None:
    records: dict[str, Mapping[str, Topic | Indicator | Contact]] = {
        "topic": kb.topics, "indicator": kb.indicators, "contact": kb.contacts,
    }  # fmt: skip
    if kind == "route":
        kind, name = "topic", _ABOUT_ROUTES
    return records[kind][name].number if kind in records else None


def _ages(kb: KnowledgeBase, kind: str, name: str) -> tuple[str, ...]:
    """The age groups that a record is for. Somebody whose age is not settled is protected as a child."""
    if kind == "topic":
        age: str = kb.topics[name].age
    elif kind == "indicator":
        age = kb.indicators[name].applies_to
    else:
        age = kb.contacts[name].age if kind == "contact" else "any"
    return {"child": ("child", "unsure"), "adult": ("adult",)}.get(age, AGE_GROUPS)


def _topic(kb: KnowledgeBase, name: str) -> tuple[str, str, str]:
    topic = kb.topics[name]
    return topic.title, topic.text.split("\n\n", 1)[0], f"/topics/{name}"


def _indicator(kb: KnowledgeBase, name: str) -> tuple[str, str, str]:
    indicator = kb.indicators[name]
    return indicator.label, indicator.meaning, f"/indicators/{name}"


def _contact(kb: KnowledgeBase, name: str) -> tuple[str, str, str]:
    contact = kb.contacts[name]
    return contact.name, contact.what_for, f"/lookup?q={quote(contact.name)}"


def _route(kb: KnowledgeBase, name: str) -> tuple[str, str, str]:
    route = kb.routes[name]
    return route.title, route.summary, f"/topics/{_ABOUT_ROUTES}"


_SHOWN = {"topic": _topic, "indicator": _indicator, "contact": _contact, "route": _route}


def _places(kb: KnowledgeBase, query: str) -> list[Hit]:
    resolution = kb.gazetteer.resolve(query)
    score = 1.0 if resolution.exact else 0.8
    return [
        Hit(place.slug, "place", place.name, resolution.matched, score, f"/plan?place={place.slug}")
        for place in resolution.places
    ]
