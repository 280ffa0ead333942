"""Ids that are cited must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidance_kb.reading.content import Content, Entry
from guidance_kb.reading.problem import Problem
from guidance_kb.schema.contact import Contact

PLACE_LINES = ("@children", "@adults", "@police")
"""Contacts that depend on the place, or on how urgent it is."""


def references(content: Content) -> Iterator[Problem]:
    """A problem for each source, contact or topic id that no record has."""
    known = {kind: {record.id for record in content.of(kind)} for kind in ("source", "contact", "topic")}
    known["contact"].update(PLACE_LINES)
    for entry in content.entries:
        yield from _unknown(entry, "E101", "source", _sources(entry.record), known["source"])
        yield from _unknown(entry, "E102", "contact", getattr(entry.record, "contacts", ()), known["contact"])
        yield from _unknown(entry, "E103", "topic", _topics(entry.record), known["topic"])


def _sources(record: object) -> Iterable[str]:
    if isinstance(record, Contact):
        for method in record.methods:
            yield method.source
            yield from (other.source for other in method.disputed)
    yield from getattr(record, "sources", ())
    if source := getattr(record, "source", None):
        yield source


def _topics(record: object) -> Iterable[str]:
    yield from getattr(record, "related", ())
    if topic := getattr(record, "topic", None):
        yield topic


def _unknown(entry: Entry, code: str, kind: str, cited: Iterable[str], known: set[str]) -> Iterator[Problem]:
    for name in cited:
        if name not in known:
            what = f"names the {kind} `{name}`, which does not exist."
            yield Problem(entry.file, entry.line, code, what, f"Add that {kind}, or correct the id.")
