"""Rules of the form "these words give this value", read from a vocabulary file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from guidance_kb.understanding.entity import Entity, Value
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary

_MEANT = {"true": True, "false": False}


@dataclass(frozen=True)
class Rule:
    """Words that give a value, and words that take it back."""

    value: Value
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    """Anywhere in the sentence."""
    unless_before: re.Pattern[str] | None
    """Earlier in the sentence."""

    def matches(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Where the words stand in the sentence and nothing takes them back."""
        if self.unless is not None and self.unless.search(sentence.plain):
            return
        for match in self.pattern.finditer(sentence.plain):
            before = sentence.plain[: match.start()] + " "
            if self.unless_before is None or not self.unless_before.search(before):
                yield match


@cache
def groups_of(file: str) -> Mapping[str, Sequence[str]]:
    """The groups of words that a vocabulary file may name: those for all files, and its own."""
    return {**vocabulary("people")["groups"], **vocabulary(file).get("groups", {})}


@cache
def rules(file: str, section: str) -> tuple[Rule, ...]:
    """The rules of one section of one vocabulary file, compiled once."""
    return tuple(_rule(raw, file) for raw in vocabulary(file)[section])


@cache
def pattern(file: str, section: str) -> re.Pattern[str]:
    """One section that is a plain list of phrases, as one pattern."""
    return compiled(vocabulary(file)[section], groups_of(file))


def says(file: str, section: str, found: Sequence[Sentence]) -> bool:
    """Whether any sentence has a phrase of the section."""
    return any(pattern(file, section).search(sentence.plain) for sentence in found)


def entities(field: str, file: str, section: str, found: Sequence[Sentence], message: str) -> list[Entity]:
    """Everything that the rules of a section find, in the order of the rules."""
    return [
        entity(field, rule.value, sentence.span(match.start(), match.end()), message)
        for rule in rules(file, section)
        for sentence in found
        for match in rule.matches(sentence)
    ]


def entity(field: str, value: Value, span: tuple[int, int], message: str) -> Entity:
    """An entity that stands at a place of the message."""
    return Entity(field, value, *span, message[slice(*span)])


def _rule(raw: Mapping[str, Any], file: str) -> Rule:
    def optional(key: str) -> re.Pattern[str] | None:
        return compiled(raw[key], groups_of(file)) if key in raw else None

    value = _MEANT.get(raw["value"], raw["value"])
    return Rule(value, compiled(raw["says"], groups_of(file)), optional("unless"), optional("unless_before"))
