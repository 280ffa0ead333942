"""What a message says of missing and of consent, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guidance_kb.understanding.about import find_about
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import entity, pattern, rules, says
from guidance_kb.understanding.text import Sentence

__all__ = ["find_about", "find_consent", "find_missing"]

_FILE = "flags"


def find_missing(found: Sequence[Sentence], message: str) -> Entity | None:
    """`missing`, true or false, as of now; "keeps going missing" says neither."""
    # "He turned up at six" means that a child is back only where one was away.
    after = ["missing_back_after"] if says(_FILE, "missing_away", found) else []
    return _first("missing", ["missing_back", *after, "missing"], found, message)


def find_consent(found: Sequence[Sentence], message: str) -> Entity | None:
    """`consent`: yes, no or unknown, where the message says what the person wants."""
    return _first("consent", ["consent"], found, message)


def _first(field: str, sections: Sequence[str], found: Sequence[Sentence], message: str) -> Entity | None:
    return next((one for section in sections for one in _said(field, section, found, message)), None)


def _said(field: str, section: str, found: Sequence[Sentence], message: str) -> Iterator[Entity]:
    """What the rules of a section find, in their order, but not where the words before give it to somebody else."""
    not_before = pattern(_FILE, f"{field}_not_before")
    for rule in rules(_FILE, section):
        for sentence in found:
            for match in rule.matches(sentence):
                if not not_before.search(sentence.plain[: match.start()] + " @ "):
                    yield entity(field, rule.value, sentence.span(match.start(), match.end()), message)
