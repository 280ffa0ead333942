"""Whether a sentence shows that a word which might mean anything means a place here: "in Bow", "Barnet council"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from guidance_kb.places.tokens import Token
from guidance_kb.yaml_text import parsed

_BOROUGH = frozenset({"borough", "council", "corporation"})


@dataclass(frozen=True)
class Signs:
    """The words of `sentences.yml`."""

    before: frozenset[str]
    between: frozenset[str]
    lives: frozenset[str]
    not_from: frozenset[str]
    not_at: frozenset[str]
    after: frozenset[str]
    not_after: frozenset[str]
    titles: frozenset[str]
    fillers: frozenset[str]
    talk: frozenset[str]
    being: frozenset[str]
    not_places: frozenset[str]
    not_alone: frozenset[str]
    ordinary: frozenset[str]
    first_names: frozenset[str]
    nearby: frozenset[str]
    motion: frozenset[str]
    premises: frozenset[str]

    @classmethod
    def from_file(cls, path: Path) -> Signs:
        """Reads `sentences.yml`."""
        data = parsed(path.read_text("utf-8"))
        return cls(**{field.name: frozenset(data[field.name]) for field in fields(cls)})


class Sentence:
    """The words of one message, asked about the word or words from `first` up to but not including `last`."""

    def __init__(self, words: Sequence[Token], signs: Signs, text: str) -> None:
        self._words, self._signs, self._text = words, signs, text
        self._shouted = all(token.raw.isupper() for token in words if token.raw.isalpha())

    def rules_out(self, first: int, last: int) -> bool:
        """Whether the name is a street's or a person's: "Brighton Road", "Mrs Peckham"."""
        return self._word(last) in self._signs.not_after or self._word(first - 1) in self._signs.titles

    def means_a_place(self, first: int, last: int) -> bool:
        """Whether something beside the name says that it is a place."""
        if self._is_all_there_is(first, last) or self._word(last) in self._signs.after:
            return True
        before = self._locative(first)
        if before is None:
            return self._word(first - 1) == "of" and self._word(first - 2) in _BOROUGH
        if self._leads_to_a_person(before, last):
            return False
        return self._is_a_name(first) or self._somebody_lives(before)

    def may_mean_a_place(self, name: str, first: int, last: int) -> bool:
        """Whether a name can be taken for a place here, before anybody asks who is there."""
        if name in self._signs.ordinary and not self._is_a_name(first):
            # "lives in reading", but not "the borough, police say" or "in the city".
            before = None if " " in name or name == "borough" else self._locative(first)
            return self._is_all_there_is(first, last) or (before is not None and self._somebody_lives(before))
        if self._stands_apart(first, last) or self.means_a_place(first, last):
            return True
        if name in self._signs.ordinary:
            return False
        if name not in self._signs.first_names or self._is_gone_to(first, last):
            return True
        return self._is_a_name(first) and self._word(last) in self._signs.premises

    def is_a_street(self, first: int, last: int) -> bool:
        """Whether a street's word follows the name: "Brighton Road", but not "Brighton close to the pier"."""
        if self._word(last) not in self._signs.not_after or self._word(last + 1) in ("to", "by"):
            return self._word(first - 1) in self._signs.titles
        return self._words[last].raw[0].isupper() or not self._is_a_name(first)

    def _is_gone_to(self, first: int, last: int) -> bool:
        before = self._locative(first)
        if before is not None:
            return not self._leads_to_a_person(before, last)
        at = first - 1
        while self._word(at) in self._signs.between:
            at -= 1
        earlier = {self._word(at - 1), self._word(at - 2)}
        return self._word(at) in self._signs.nearby or (
            self._word(at) in ("to", "off", "for", "up", "down", "over") and not earlier.isdisjoint(self._signs.motion)
        )

    def _stands_apart(self, first: int, last: int) -> bool:
        """Whether the name is a piece of its own: "Dental nurse, Glasgow." but not "Lee, 14"."""
        small = self._words[0].raw[0].islower()  # somebody who writes no capitals at all
        if not (small or self._is_a_name(first)) or self._word(last).isdigit():
            return False
        left = self._text[self._words[first - 1].end : self._words[first].start] if first else ","
        right = self._text[self._words[last - 1].end : self._words[last].start] if last < len(self._words) else "."
        before = bool(left.strip(" '\"")) or self._word(first - 1) in self._signs.premises
        return before and bool(right.strip(" '\""))

    def follows_a_locative(self, first: int) -> bool:
        """Whether `in`, `at`, `from` or the like stands before the word."""
        return self._locative(first) is not None

    def _locative(self, first: int) -> int | None:
        at = first - 1
        while self._word(at) in self._signs.between:
            at -= 1
        return at if self._word(at) in self._signs.before else None

    def _leads_to_a_person(self, before: int, last: int) -> bool:
        word, earlier = self._word(before), self._word(before - 1)
        if self._words[last - 1].owner is not None:
            return word in ("at", "from")
        return (word == "from" and earlier in self._signs.not_from) or (word == "at" and earlier in self._signs.not_at)

    def _is_a_name(self, first: int) -> bool:
        return not self._shouted and self._words[first].raw[0].isupper()

    def _somebody_lives(self, before: int) -> bool:
        who = before - 2 if self._word(before - 1) in self._signs.being else before - 1
        return self._word(before) in ("in", "near") and self._word(who) in self._signs.lives

    def _is_all_there_is(self, first: int, last: int) -> bool:
        allowed = self._signs.fillers | self._signs.talk if self._is_a_name(first) else self._signs.fillers
        return all(token.word in allowed for token in (*self._words[:first], *self._words[last:]))

    def _word(self, at: int) -> str:
        return self._words[at].word if 0 <= at < len(self._words) else ""
