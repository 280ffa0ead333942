"""Whose age a number is: the person's, somebody else's, or the writer's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from guidance_kb.understanding.age_numbers import Number
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.words import vocabulary

_AFTER_A_BARE_NUMBER = frozenset({"girl", "boy", "child", "neuter"})
_FAR = 12
"""How many words back the one is looked for to whom a number belongs."""
_BACK_TO_POSSESSOR = 3


def owner_of(number: Number) -> str:
    """The kind of person next to the number: a key of `persons` in the vocabulary, `her-kin`, or `nobody`."""
    before, _, after = number.around.partition(" @")
    words = before.split()
    return _named_after(words, after, number.youngest) or _named_before(words, number.youngest) or "nobody"


def kinds_named(found: Sequence[Sentence]) -> frozenset[str]:
    """The kinds of all persons who are named."""
    words = (word.rstrip(",") for sentence in found for word in sentence.plain.split())
    return frozenset(_kinds()[word] for word in words if word in _kinds())


def _named_after(before: Sequence[str], after: str, years: int) -> str | None:
    """The one in "15 year old boy", "17 male", "her 3 year old sister"."""
    measured = after.split()[:1] != [] and after.split()[0] in vocabulary("ages")["measure"]
    for word in _rest_of_the_name(after):
        kind = _kinds().get(word)
        if kind and _is_possible(word, years) and (measured or kind in _AFTER_A_BARE_NUMBER):
            return _with_possessor(kind, before[-_BACK_TO_POSSESSOR:])
        if not measured:
            break
    return "her-kin" if measured and before[-1:] and before[-1] in _OF_OTHERS else None


_OF_OTHERS = frozenset({"her", "his", "their", "'s"})


def _rest_of_the_name(after: str) -> Iterator[str]:
    """The words after the number up to the comma or the verb, the measure left out."""
    data = vocabulary("ages")
    if after.startswith(","):
        return
    for word in after.split()[:7]:
        bare = word.rstrip(",")
        if bare in data["ends_the_name"]:
            return
        if bare not in data["measure"]:
            yield bare
        if word.endswith(",") and bare not in data["measure"]:
            return


def _named_before(words: Sequence[str], years: int) -> str | None:
    """The nearest one before the number who can be as old as that."""
    near = [word.rstrip(",") for word in words[-_FAR:]]
    for at in range(len(near) - 1, -1, -1):
        kind = _kinds().get(near[at])
        if kind is None or not _is_possible(near[at], years) or _is_title(kind, near, at, words):
            continue
        if kind in ("he", "she", "they") and at and _kinds().get(near[at - 1]) not in (None, "he", "she", "they"):
            # "her boyfriend he is 24", "the man she met is 24"
            continue
        return _with_possessor(kind, near[max(0, at - _BACK_TO_POSSESSOR) : at])
    return None


def _is_title(kind: str, near: Sequence[str], at: int, words: Sequence[str]) -> bool:
    """A job without an article, at the start: the writer's own."""
    return kind == "job" and (at == 0 or near[at - 1] not in vocabulary("ages")["articles"])


def _with_possessor(kind: str, before: Sequence[str]) -> str:
    """Kin of the person is somebody else: "her brother"; kin of the writer may be the person: "my brother"."""
    if kind == "kin":
        of_another = any(word.rstrip(",") in _OF_OTHERS for word in before) or list(before[-1:]) == ["the"]
        return "her-kin" if of_another else "kin"
    return kind


def _is_possible(word: str, years: int) -> bool:
    """No toddler is 15, and no uncle is 9."""
    limits = _limits().get(word)
    return limits is None or limits[0] <= years <= limits[1]


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in vocabulary("ages")["persons"].items() for word in words}


@cache
def _limits() -> dict[str, tuple[int, int]]:
    return {
        word: (int(limit["from"]), int(limit["to"])) for limit in vocabulary("ages")["limits"] for word in limit["of"]
    }
