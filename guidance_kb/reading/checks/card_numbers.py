"""Numbers that people read out: each belongs to one record for ever."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem


def card_numbers(content: Content) -> Iterator[Problem]:
    """A problem for each number that two records have, or that was given up."""
    owner = {one.number: "was given up" for one in content.of("given-up-number")}
    for entry in content.entries_of("contact", "topic", "indicator"):
        number = entry.record.number
        if number in owner:
            what = f"has the number {number}, which {owner[number]}."
            yield Problem(entry.file, content.line_of(entry, number), "E111", what, "Take the next one that is free.")
        else:
            owner[number] = f"{entry.record.id} has"
