"""Example questions: enough of them, each on one card only, and each finding its own card first."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem

FEWEST, MOST = 6, 12


def example_questions(content: Content) -> Iterator[Problem]:
    """A problem for each card with too few or too many, and for each question that stands on two cards."""
    owner: dict[str, str] = {}
    for entry in content.entries_of("topic"):
        count = len(entry.record.questions)
        if not FEWEST <= count <= MOST:
            what, mend = f"has {count} example questions.", f"Give {FEWEST} to {MOST}."
            yield Problem(entry.file, content.line_of(entry, "questions:"), "E802", what, mend)
        for question in entry.record.questions:
            other = owner.setdefault(question.casefold(), entry.record.id)
            if other != entry.record.id:
                what = f"has the example question of `{other}`: {question}"
                yield Problem(entry.file, content.line_of(entry, question), "E803", what, "Leave it on one of them.")
