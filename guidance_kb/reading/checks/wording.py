"""Words: child-first, without blame, and right about consent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from guidance_kb.reading.content import Content, Entry
from guidance_kb.reading.problem import Problem
from guidance_kb.schema.wording import Wording

_SHOWN = ("topic", "step", "do-not", "record", "route", "message", "question", "indicator", "matrix", "referral-form",
          "term", "statement")  # fmt: skip
"""Kinds of record whose text people read."""
_NOT_SHOWN = {"questions", "says", "id", "sources", "related", "other_age", "contacts", "audience", "hash"}
"""Fields in other people's words, or in no words at all."""
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SENTENCE = re.compile(r"[^.!?\n]+")


def wording(content: Content) -> Iterator[Problem]:
    """A problem for each banned word, and for each sentence that gets a child's consent wrong.

    What stands in quotation marks is spoken of, not said.
    """
    rules = [(rule, re.compile(rule.pattern, re.IGNORECASE), _pattern(rule.unless)) for rule in content.of("wording")]
    if not rules:
        return
    # Nearly every text breaks no rule: one look at all of it tells.
    suspicious = re.compile("|".join(f"(?:{rule.pattern})" for rule, _, _ in rules), re.IGNORECASE)
    for entry in content.entries_of(*_SHOWN):
        for sentence in _sentences(entry.record, suspicious):
            for rule, pattern, unless in rules:
                found = pattern.search(_QUOTED.sub("", sentence))
                if found and not (unless and unless.search(sentence)):
                    yield _problem(content, entry, rule, found.group())


def _pattern(unless: str | None) -> re.Pattern[str] | None:
    return re.compile(unless, re.IGNORECASE) if unless else None


def _problem(content: Content, entry: Entry, rule: Wording, words: str) -> Problem:
    code = {"language": "E701", "consent": "E702"}[rule.about]
    line = content.line_of(entry, words.split("\n")[0])
    return Problem(entry.file, line, code, f"says `{words}`: {rule.why}", f"Say instead: {rule.instead}")


def _sentences(record: BaseModel, suspicious: re.Pattern[str]) -> Iterator[str]:
    for text in _texts(record.model_dump(exclude=_NOT_SHOWN)):
        if suspicious.search(text):
            yield from _SENTENCE.findall(text)


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)
