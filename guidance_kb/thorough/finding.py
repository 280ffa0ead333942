"""Every example question of a card must find that card first."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb import settings
from guidance_kb.knowledge_base import KnowledgeBase, open_knowledge_base
from guidance_kb.reading.content import Content, Entry
from guidance_kb.reading.problem import Problem
from guidance_kb.search import search
from guidance_kb.store.build import build


def finding(content: Content) -> Iterator[Problem]:
    """A problem for each example question that finds another card first: the two are not told apart."""
    if not content.of("topic"):
        return
    # Kept, so that the next check need not compute the vectors again.
    path = settings.data_dir() / "checked.sqlite"
    build(content, "checked", path, known_from=settings.data_dir() / "knowledge.sqlite")
    kb = open_knowledge_base(path, content.folder)
    for entry in content.entries_of("topic"):
        yield from _astray(content, entry, kb)


def _astray(content: Content, entry: Entry, kb: KnowledgeBase) -> Iterator[Problem]:
    for question in entry.record.questions:
        first = search(kb, question, limit=1)[0].id
        if first != entry.record.id:
            what = f"its example question finds `{first}` first: {question}"
            mend = "Say it in words that only this card fits, or give it to the other one."
            yield Problem(entry.file, content.line_of(entry, question), "E801", what, mend)
