"""A message cut into pieces that say one thing each, with who and whether not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from guidance_kb.spotting.language import language

_CLAUSE = frozenset({"conj", "advcl", "ccomp", "relcl", "acl", "parataxis", "ROOT"})
_VERBS = frozenset({"VERB", "AUX"})
_NO = frozenset(
    {"no", "not", "n't", "nt", "never", "without", "none", "nor", "neither", "nobody", "nothing", "nowhere"}
)
_NO_MATTER = frozenset({"idea", "reason", "one", "matter", "doubt", "wonder", "choice", "way", "longer"})
"""In "no idea who paid" nothing is denied."""
_OF_BEING = frozenset({"have", "be", "get", "see", "notice", "find"})
_DENIES = frozenset({"deny", "lack"})
_COUNTS_AS_NO = re.compile(
    r"\b(hasn|isn|wasn|doesn|didn|don|haven|aren|weren|won|can|couldn|wouldn|ain)['’]?t\b|\bcannot\b|\bnope\b|\bnil\b",  # noqa: RUF001
    re.I,
)
_LONGEST_WHOLE = 45  # tokens: a longer sentence is looked at in pieces alone


@dataclass(frozen=True)
class Piece:
    """A stretch of the message."""

    text: str
    start: int
    end: int
    is_negated: bool
    """Somebody says that it is not so, or that something is not there."""
    is_denied: bool
    """It says outright that a thing is not there: "no older boyfriend", "hasn't got a second phone"."""
    of_writer: bool
    """It is about the writer: "my passport", "I have two phones"."""
    is_asked: bool
    """It stands in a question, or behind an "if"."""


def pieces(text: str) -> list[Piece]:
    """Clauses and items of lists, each two of them that follow each other, and whole sentences, in that order."""
    doc = language()(text)
    found: dict[tuple[int, int], Piece] = {}
    for sentence in doc.sents:
        spans = list(_cut(sentence))
        pairs = [doc[one.start : two.end] for one, two in zip(spans, spans[1:], strict=False)]
        whole = [sentence] if len(spans) > 2 and len(sentence) <= _LONGEST_WHOLE else []
        for span in (*spans, *pairs, *whole):
            span = _trimmed(span)
            if len(span) > 0:
                found.setdefault((span.start, span.end), _piece(span, sentence))
    return list(found.values())


def _cut(sentence: Span) -> Iterator[Span]:
    starts = sorted({sentence.start, *(edge for token in sentence for edge in _edges(token))})
    doc: Doc = sentence.doc
    for start, end in zip(starts, [*starts[1:], sentence.end], strict=True):
        if end > start:
            yield doc[start:end]


def _edges(token: Token) -> Iterator[int]:
    """Where a new piece begins because of this token."""
    if token.is_sent_start:
        return
    if token.dep_ in _CLAUSE and token.pos_ in _VERBS and _has_subject(token):
        yield token.left_edge.i
    if token.text in (",", ";", ":", "-", "–", "—", "/", "(", ")", ".", "+", "&", "\n") or token.text.startswith("\n"):  # noqa: RUF001
        yield token.i + 1 if token.i + 1 < token.sent.end else token.i
    if token.lower_ in ("and", "but", "because", "cos", "plus", "then", "so") and token.dep_ in (
        "cc",
        "mark",
        "advmod",
    ):
        yield token.i


def _has_subject(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in token.children)


def _trimmed(span: Span) -> Span:
    start, end = span.start, span.end
    skip = {"and", "but", "because", "cos", "plus", "then", "so", "also"}
    while start < end and (span.doc[start].is_punct or span.doc[start].is_space or span.doc[start].lower_ in skip):
        start += 1
    while end > start and (
        span.doc[end - 1].is_punct or span.doc[end - 1].is_space or span.doc[end - 1].lower_ in skip
    ):
        end -= 1
    return span.doc[start:end]


def _piece(span: Span, sentence: Span) -> Piece:
    return Piece(
        span.text,
        span.start_char,
        span.end_char,
        _negated(span),
        _denied(span),
        _of_writer(span),
        _asked(span, sentence),
    )


def _negated(span: Span) -> bool:
    if _COUNTS_AS_NO.search(span.text):
        return True
    return any(token.dep_ == "neg" or token.lower_ in _NO or token.lemma_ in _DENIES for token in span)


def _denied(span: Span) -> bool:
    return any(_denies_a_thing(token) for token in span)


def _denies_a_thing(token: Token) -> bool:
    if token.dep_ == "det" and token.lower_ == "no":
        return token.head.lemma_ not in _NO_MATTER
    return token.dep_ == "neg" and token.head.lemma_ in _OF_BEING and token.head.dep_ != "aux"


def _of_writer(span: Span) -> bool:
    subjects = [token for token in span if token.dep_ in ("nsubj", "nsubjpass")]
    return (
        bool(subjects)
        and all(token.lower_ in ("i", "we") for token in subjects)
        and any(token.head.lemma_ in ("have", "be", "own", "keep", "lose", "get", "work", "live") for token in subjects)
    )


def _asked(span: Span, sentence: Span) -> bool:
    return sentence.text.rstrip().endswith("?") or any(token.lower_ == "if" for token in span)
