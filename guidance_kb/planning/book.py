"""The pieces of every plan, compiled once for each version of the knowledge base."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.conditions import Bits, Facts, Rule, compile_rule
from guidance_kb.schema.plan import DoNot, RecordItem, Step
from guidance_kb.vocabulary import PHASES

Piece = TypeVar("Piece", Step, DoNot, RecordItem)


@dataclass(frozen=True)
class Chapter(Generic[Piece]):
    """All pieces of one kind, in the order in which a plan shows them."""

    pieces: tuple[tuple[Piece, Rule], ...]

    def that_hold(self, facts: int) -> list[Piece]:
        """The pieces whose conditions hold."""
        return [piece for piece, rule in self.pieces if rule.holds(facts)]


@dataclass(frozen=True)
class Book:
    """What plans are put together from."""

    bits: Bits
    steps: Chapter[Step]
    do_not: Chapter[DoNot]
    record: Chapter[RecordItem]

    def read(self, facts: Facts) -> tuple[list[Step], list[DoNot], list[RecordItem]]:
        """The steps, the do-nots and the things to write down that apply."""
        mask = self.bits.mask_of(facts)
        return self.steps.that_hold(mask), self.do_not.that_hold(mask), self.record.that_hold(mask)


def book_of(kb: KnowledgeBase) -> Book:
    """The compiled book of this knowledge base. The last one is kept: a process has one live knowledge base."""
    global _last
    last = _last
    if last is None or last[0] is not kb:
        last = _last = (kb, _compile(kb))
    return last[1]


_last: tuple[KnowledgeBase, Book] | None = None


def _compile(kb: KnowledgeBase) -> Book:
    bits = Bits()
    in_order = sorted(kb.steps, key=lambda step: (PHASES.index(step.when), step.order))
    return Book(bits, _chapter(in_order, bits), _chapter(kb.do_not, bits), _chapter(kb.record, bits))


def _chapter(pieces: Iterable[Piece], bits: Bits) -> Chapter[Piece]:
    return Chapter(tuple((piece, compile_rule(piece.only, piece.unless, bits)) for piece in pieces))
