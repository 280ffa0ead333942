"""The verbless pieces at the start and the end of a message, where a writer says in passing who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from guidance_kb.understanding.rulebook import pattern
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary

_IN_ED = re.compile(r"(?<! a)(?<! an)(?<! the) (\w+ed)(?=,? )")
_CLAUSE = re.compile(
    r" .*?(?:,(?= )|(?= (?:while|whilst|because|but|so|although|though|where|since|and (?:i|we|my|have)) )|(?= [.?]\Z))"
)


@dataclass(frozen=True)
class Fragment:
    """A run of clauses without a verb: `Duty worker, MASH, Hounslow` from `start` to `end` of the plain sentence."""

    sentence: Sentence
    start: int
    end: int
    is_between: bool = False
    """Neither the first words nor the last: then it may as well be of somebody else."""

    @property
    def plain(self) -> str:
        """The words of the fragment, spaced as in the sentence."""
        return self.sentence.plain[self.start : self.end] + " ."


def fragments(found: Sequence[Sentence]) -> Iterator[Fragment]:
    """The fragment that opens the message after any greeting, the one that closes it, then those between."""
    yield from _opening(found)
    yield from _closing(found)
    yield from _between(found)


def _opening(found: Sequence[Sentence]) -> Iterator[Fragment]:
    for sentence in found:
        clauses = [clause.span() for clause in _CLAUSE.finditer(sentence.plain)]
        while clauses and _is("greetings", sentence, clauses[0]):
            clauses.pop(0)
        run = _verbless_run(sentence, clauses)
        if run:
            yield Fragment(sentence, run[0][0], run[-1][1])
        if clauses:
            return


def _closing(found: Sequence[Sentence]) -> Iterator[Fragment]:
    """The first clauses of the last sentence, or what follows the words of leave."""
    if not found or found[-1].is_question:
        return
    sentence = found[-1]
    clauses = [clause.span() for clause in _CLAUSE.finditer(sentence.plain)]
    for number, clause in enumerate(clauses):
        if _is("farewells", sentence, clause):
            clauses = clauses[number + 1 :]
            break
    run = _verbless_run(sentence, clauses)
    if run and len(found) > 1:
        yield Fragment(sentence, run[0][0], run[-1][1])


def _between(found: Sequence[Sentence]) -> Iterator[Fragment]:
    """The first clauses of the other sentences: `Airbnb host, Fulham.` after what the guest did."""
    for sentence in found[1:-1]:
        clauses = [clause.span() for clause in _CLAUSE.finditer(sentence.plain)]
        run = [] if sentence.is_question else _verbless_run(sentence, clauses)
        if run:
            yield Fragment(sentence, run[0][0], run[-1][1], is_between=True)


def _verbless_run(sentence: Sentence, clauses: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    run = []
    for start, end in clauses:
        if _has_verb(sentence.plain[start:end] + " "):
            break
        run.append((start, end))
    return run


def _has_verb(clause: str) -> bool:
    past = (word for word in _IN_ED.findall(clause) if word not in _not_verbs())
    return pattern("roles", "not_fragment").search(clause) is not None or any(past)


@cache
def _not_verbs() -> frozenset[str]:
    return frozenset(vocabulary("roles")["not_verbs"])


def _is(section: str, sentence: Sentence, clause: tuple[int, int]) -> bool:
    return _whole(section).fullmatch(sentence.plain[slice(*clause)] + " ") is not None


@cache
def _whole(section: str) -> re.Pattern[str]:
    return re.compile(f"{pattern('roles', section).pattern} ")
