"""Records that the code names must exist, or an answer would fail where it is needed most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidance_kb import named_records, vocabulary
from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem


def required(content: Content) -> Iterator[Problem]:
    """A problem for each record that is missing."""
    if not content.entries:
        return
    yield from _missing(content, "role", "roles.yml", vocabulary.ROLES)
    yield from _missing(content, "route", "plans/routes.yml", vocabulary.ROUTES)
    yield from _missing(content, "question", "questions.yml", named_records.QUESTIONS)
    yield from _missing(content, "message", "messages.yml", named_records.MESSAGES)
    yield from _missing(content, "statement", "statements", named_records.STATEMENTS)
    yield from _missing(content, "contact", "directory/contacts", sorted(named_records.CONTACTS))
    nations = {record.nation for record in content.of("first-responders")}
    for nation in sorted(set(vocabulary.NATIONS) - nations):
        what = f"has no list of first responders for {nation}."
        yield Problem("first_responders.yml", 1, "E501", what, "Add one; every plan needs it.")


def _missing(content: Content, kind: str, file: str, wanted: Iterable[str]) -> Iterator[Problem]:
    there = {record.id for record in content.of(kind)}
    for name in wanted:
        if name not in there:
            yield Problem(file, 1, "E501", f"has no {kind} `{name}`.", "Add it; answers are built on it.")
