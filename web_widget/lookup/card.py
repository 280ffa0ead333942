"""What a number stands for, to be read out and to be copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guidance_kb.directory.contact_view import contact_view
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.search.numbers import number_in
from web_widget.indicators.view import indicator_view
from web_widget.pages import reachable
from web_widget.topics.card import card_view

View = Mapping[str, Any]
_MARKS = ((r"\*\*(.+?)\*\*", r"\1"), (r"\[([^\]]+)\]\([^)\s]+\)", r"\1"), (r"^#+ +", ""))


@dataclass(frozen=True)
class Card:
    """A card, an indicator or a contact by its number. `view` is what the API says of it."""

    kind: str
    number: str
    title: str
    view: View

    @property
    def url(self) -> str | None:
        """Its own page, where it has one."""
        return None if self.kind == "contact" else str(self.view["url"])


def find_card(number: str, kb: KnowledgeBase, at: datetime, place: str | None) -> Card | None:
    """What has that number, however it is typed; `place` (a slug) fills in the lines that depend on it."""
    written = number_in(number) or ""
    kind, name = kb.numbered.get(written, ("", ""))
    if kind == "topic":
        return Card(kind, written, kb.topics[name].title, card_view(kb.topics[name], kb, at, place))
    if kind == "indicator":
        return Card(kind, written, kb.indicators[name].label, indicator_view(kb.indicators[name], kb))
    if kind == "contact":
        return Card(kind, written, kb.contacts[name].name, contact_view(kb.contacts[name], kb, at))
    return None


def as_text(card: Card, kb: KnowledgeBase, at: datetime) -> str:
    """The card as plain text, with its sources and their dates, what is in doubt, and the time that it is true of."""
    parts = {"topic": _topic, "indicator": _indicator, "contact": _contact}[card.kind](card.view, kb)
    when = f"From First Hour, {at.day} {at:%b %Y} at {at:%H:%M}. Opening hours are as they were then."
    return "\n\n".join([f"{card.number} {card.title}", *(part for part in parts if part), when])


def _topic(view: View, kb: KnowledgeBase) -> Iterator[str]:
    yield kb.messages["overdue-card"].text if view["overdue"] else ""
    yield plain(view["text"])
    yield _listed("Contacts", (_line(contact, kb) for contact in view["contacts"]))
    yield _sources(view)
    yield kb.messages["good-practice"].text if view["basis"] else ""
    yield f"Reviewed {view['reviewed']}, version {view['version']}."


def _indicator(view: View, kb: KnowledgeBase) -> Iterator[str]:
    yield from (plain(view[name]) for name in ("meaning", "why", "weigh", "act"))
    yield _listed("What else to look for", view["look_for"])
    yield _sources(view)
    yield kb.messages["good-practice"].text if view["basis"] else ""


def _contact(view: View, kb: KnowledgeBase) -> Iterator[str]:
    yield _line(view, kb)
    yield view["what_for"]
    yield view["note"] or ""
    yield _sources({"sources": [view["source"]] if view["source"] else []})


def _line(contact: View, kb: KnowledgeBase) -> str:
    ways = [contact[way] for way in ("phone", "text_to", "email", "url") if contact[way]]
    hours = f" ({contact['hours']['text']})" if contact["hours"]["text"] else ""
    doubt = _doubt(contact)
    return f"{contact['name']}: {', '.join(ways)}{hours}{f' {kb.messages[doubt].text}' if doubt else ''}"


def _doubt(contact: View) -> str | None:
    """The sentence that says why a contact is in doubt, as `trust_mark` of the pages chooses it."""
    if contact["given_way"]:
        return "contact-given-way"
    if not reachable(contact):
        return None
    if contact["verification"]["status"] == "overdue":
        return "contact-overdue"
    return "lookup-unverified" if contact["verification"]["verify_first"] else None


def _sources(view: View) -> str:
    cited = (f"{one['title']}. Published: {one['published']}. Read: {one['checked']}." for one in view["sources"])
    return _listed("Sources", cited)


def _listed(title: str, items: Any) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([f"{title}:", *lines]) if lines else ""


def plain(markdown: str) -> str:
    """Markdown without its marks; lists stay lists."""
    for mark, instead in _MARKS:
        markdown = re.sub(mark, instead, markdown, flags=re.MULTILINE)
    return markdown
