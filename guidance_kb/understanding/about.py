"""What a message is about: a person, premises, something online, or the conduct of a member of staff."""

from __future__ import annotations

from collections.abc import Sequence

from guidance_kb.understanding.ages import find_ages
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import entity, pattern, says
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.victim import speaker_is_victim

Span = tuple[int, int]


def find_about(found: Sequence[Sentence], message: str) -> Entity | None:
    """`staff-member`, `person`, `place-or-workplace` or `online`; None where nothing is said of it."""
    for value, span in (("staff-member", _staff(found)), ("person", _person(found, message)), *_impersonal(found)):
        if span:
            return entity("about", value, span, message)
    return None


def _staff(found: Sequence[Sentence]) -> Span | None:
    own = pattern("about", "not_staff")
    return _first("staff-member", [sentence for sentence in found if not own.search(sentence.plain)])


def _person(found: Sequence[Sentence], message: str) -> Span | None:
    """Somebody who may be exploited, unless the writer says that it is nobody in particular."""
    if speaker_is_victim(message):
        return (0, len(message))
    if says("about", "nobody", found):
        return None
    he = None if says("about", "other_man", found) else _first("he", found)
    aged = next(((one.start, one.end) for one in find_ages(found, message)), None)
    return _first("person", found) or he or (None if _first("online", found) else aged)


def _impersonal(found: Sequence[Sentence]) -> list[tuple[str, Span | None]]:
    """Premises and the online world, the one first that is named first."""
    online = None if says("about", "not_online", found) else _first("online", found)
    place = _first("place-or-workplace", found)
    if place is None and says("about", "crowd", found):
        place = _first("premises", found)
    choices: list[tuple[str, Span | None]] = [("place-or-workplace", place), ("online", online)]
    return choices[::-1] if place and online and online < place else choices


def _first(section: str, found: Sequence[Sentence]) -> Span | None:
    words = pattern("about", section)
    for sentence in found:
        match = words.search(sentence.plain)
        if match:
            return sentence.span(match.start(), match.end())
    return None
