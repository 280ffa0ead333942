"""Phrases as people write them in the vocabulary files, made into regular expressions.

`he`            the word, with or without a comma after it      `threat*`   any word that starts so
`{him}`         one of a named group                            `NUM`       a number
`AGE`           a number up to 99, in digits or words, which the match keeps
`(a|b c)`       one of these                                    `[a|b c]`   one of these, or nothing
`..`            up to three words                               `...`       up to six words
`~`             up to five describing words ("a Year 9 form tutor"), no verb, preposition or comma
`!word`         the next word is not this; also `!{group}` and `!(a|b c)`
`^` and `$`     the start of a sentence; the end of a sentence, or a comma
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

Groups = Mapping[str, Sequence[str]]

_PIECE = re.compile(r"\{\w+\}|\.{2,3}|[()\[\]|!^$~]|[^\s()\[\]|!{}]+")
_NOT_DESCRIBING = (
    "a|an|the|of|about|to|with|for|who|that|and|or|but|in|at|from|by|on|my|her|his|their|our|your|not|is|are|am|was"
    "|were|be|been|being|has|have|had|i|he|she|they|we|you|it|this|if|when|because|so|as|like|than|do|does|did"
    "|worried|concerned|scared|told|said|says|friend|calling|ringing|writing|asking|looking|trying|speaking"
)
_AGES = (
    r"\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty"
)
_FIXED = {
    "..": r"(?: [^ .?]+){0,3}?",
    "...": r"(?: [^ .?]+){0,6}?",
    "~": rf"(?: (?!(?:{_NOT_DESCRIBING}) )[^ .?,]+){{0,5}}?",
    "AGE": rf" ({_AGES}),?",
    "NUM": r" \d{1,4},?",
    "^": r"\A(?: (?:hi|hello|hey|hiya|so|ok|okay|please|um|well|yes|and),?)*",
    "$": r"(?:(?<=,)|(?= [.?]\Z))",
}


def compiled(phrases: Iterable[str], groups: Groups) -> re.Pattern[str]:
    """One pattern for `Sentence.plain` that finds any of the phrases, whole words only.

    Raises ValueError for a phrase that is not well formed or names an unknown group.
    """
    return re.compile(f"(?:{'|'.join(expression(phrase, groups) for phrase in phrases)})(?= )")


def expression(phrase: str, groups: Groups) -> str:
    """One phrase as the text of a regular expression."""
    pieces = _PIECE.findall(phrase)
    text, rest = _alternatives(pieces, groups)
    if rest:
        raise ValueError(f"a bracket too many in the phrase: {phrase}")
    return text


def _alternatives(pieces: list[str], groups: Groups) -> tuple[str, list[str]]:
    """The expression up to the bracket that closes it, and the pieces after that."""
    texts = [""]
    while pieces and pieces[0] not in ")]":
        if pieces[0] == "|":
            texts.append("")
            pieces = pieces[1:]
        else:
            text, pieces = _element(pieces, groups)
            texts[-1] += text
    return (texts[0] if len(texts) == 1 else f"(?:{'|'.join(texts)})"), pieces


def _element(pieces: list[str], groups: Groups) -> tuple[str, list[str]]:
    piece, rest = pieces[0], pieces[1:]
    if piece in "([":
        text, rest = _alternatives(rest, groups)
        if not rest or rest[0] != (")" if piece == "(" else "]"):
            raise ValueError(f"a bracket is not closed: {' '.join(pieces)}")
        return f"(?:{text})" + ("?" if piece == "[" else ""), rest[1:]
    if piece == "!":
        text, rest = _element(rest, groups)
        return f"(?!{text}(?= ))", rest
    if piece.startswith("{"):
        return _group(piece[1:-1], groups), rest
    return _FIXED.get(piece) or f" {re.escape(piece).replace(chr(92) + '*', '[^ ,]*')},?", rest


def _group(name: str, groups: Groups) -> str:
    if name not in groups:
        raise ValueError(f"no group of this name: {name}")
    return f"(?:{'|'.join(expression(word, groups) for word in groups[name])})"
