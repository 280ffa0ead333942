"""Ids that are cited must exist, and what they name must still be in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guidance_kb.directory.resolving import FINDERS
from guidance_kb.reading.content import Content, Entry
from guidance_kb.reading.problem import Problem
from guidance_kb.schema.contact import Contact
from guidance_kb.schema.indicator import Indicator
from guidance_kb.schema.topic import Topic
from guidance_kb.vocabulary import EXPLOITATION

PLACE_LINES = (*(f"@{service}" for service in FINDERS), "@police")
"""Contacts that depend on the place, or on how urgent it is."""
_EVERYONE = "everyone"
_PAGES = ("/matrix", "/plan", "/lookup", "/chat", "/contacts", "/topics", "/indicators", "/referral", "/glossary")
_WHERE_ON_THE_WEB = re.compile(r"^https?://(www\.)?|#.*$")
"""What differs between two ways to write the address of one page."""
_LINK = re.compile(r"\]\((/[^)\s]*)\)")
_LINKED = {"topics": "topic", "indicators": "indicator", "referral": "referral-form", "glossary": "term"}
"""What the pages below an address are about."""


def references(content: Content) -> Iterator[Problem]:
    """A problem for each id that no record has."""
    known = {kind: {record.id for record in content.of(kind)} for kind in _KNOWN}
    known["contact"].update(PLACE_LINES)
    known["role"].add(_EVERYONE)
    known["situation"] = set(EXPLOITATION)
    for entry in content.entries:
        for code, kind, cited in _cited(entry.record):
            yield from _unknown(content, entry, code, kind, cited, known[kind])
        yield from _dead_links(content, entry, known)


def replaced(content: Content) -> Iterator[Problem]:
    """A problem for each record that leans on a source that another one has replaced: it must be read again."""
    newer = {source.id: source.replaced_by for source in content.of("source") if source.replaced_by}
    for entry in content.entries:
        for name in dict.fromkeys(sources_of(entry.record)):
            if name in newer:
                what = f"leans on the source `{name}`, which `{newer[name]}` has replaced."
                mend = "Read the new source, correct what has changed, and cite it instead."
                yield Problem(entry.file, content.line_of(entry, name), "E105", what, mend, passing=True)


def same_address(content: Content) -> Iterator[Problem]:
    """A problem for each source whose address another source has: one page is one record."""
    first: dict[str, str] = {}
    for entry in content.entries_of("source"):
        address = _WHERE_ON_THE_WEB.sub("", entry.record.url or entry.record.id).rstrip("/").lower()
        if first.setdefault(address, entry.record.id) != entry.record.id:
            what = f"source {entry.record.id}: has the address of `{first[address]}`."
            yield Problem(entry.file, entry.line, "E108", what, f"Cite `{first[address]}` instead and remove this one.")


_KNOWN = ("source", "contact", "topic", "role", "indicator", "exploitation", "referral-form", "term", "group",
          "category", "setting")  # fmt: skip


def _cited(record: object) -> Iterator[tuple[str, str, Iterable[str]]]:
    """The code of the problem, the kind of record, and the ids of that kind that the record names."""
    yield "E101", "source", sources_of(record)
    yield "E102", "contact", _of(record, "contacts", "contact")
    yield "E103", "topic", _of(record, "related", "other_age", "topic")
    yield "E106", "indicator", _indicators(record)
    yield "E109", "exploitation", _of(record, "points_to")
    yield "E109", "situation", _of(record, "situation")
    yield "E110", "group", _of(record, "group")
    yield "E110", "category", _of(record, "category")
    yield "E110", "setting", _of(record, "settings")
    if isinstance(record, Topic):
        yield "E107", "role", record.audience


def _of(record: object, *names: str) -> Iterable[str]:
    for name in names:
        value = getattr(record, name, None) or ()
        yield from (value,) if isinstance(value, str) else value


def sources_of(record: object) -> Iterable[str]:
    """The ids of the sources that a record names, in order."""
    if isinstance(record, Contact):
        for method in record.methods:
            yield method.source
            yield from (other.source for other in method.disputed)
    yield from _of(record, "sources", "source", "replaced_by")


def _indicators(record: object) -> Iterable[str]:
    if isinstance(record, Indicator):
        yield from record.also
    for item in getattr(record, "items", ()):
        yield from item.indicators


def _unknown(
    content: Content, entry: Entry, code: str, kind: str, cited: Iterable[str], known: set[str]
) -> Iterator[Problem]:
    for name in cited:
        if name not in known:
            what = f"names the {kind} `{name}`, which does not exist."
            mend = f"Add that {kind}, or correct the id."
            yield Problem(entry.file, content.line_of(entry, name), code, what, mend)


def _dead_links(content: Content, entry: Entry, known: dict[str, set[str]]) -> Iterator[Problem]:
    for address in _LINK.findall(getattr(entry.record, "text", "")):
        if not _leads_somewhere(address.split("?")[0].split("#")[0], known):
            what = f"links to {address}, which is not there."
            yield Problem(entry.file, content.line_of(entry, address), "E104", what, "Correct the link, or remove it.")


def _leads_somewhere(address: str, known: dict[str, set[str]]) -> bool:
    _, folder, *rest = address.split("/")
    if not rest:
        return address in _PAGES
    return len(rest) == 1 and rest[0] in known.get(_LINKED.get(folder, ""), ())
