"""Where the person is: of all the places that a message names, the one that counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import pattern, says
from guidance_kb.understanding.text import Sentence

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer, Mention

_NOWHERE = -1
_AWAY = 0
_NOW = 50
_FOUND = 45
_SETTING = 20
_SCENE = 22
_HERE = 35
# What a place is, and how much that counts; asked in this order, the first that the words show is it.
_SECTIONS = (
    ("never_before", _NOWHERE),
    ("never_after", _NOWHERE),
    ("gone_before", _NOWHERE),
    ("long_ago_before", _NOWHERE),
    ("gone_after", _NOWHERE),
    ("now_after", _NOW),
    ("with_before", 42),
    ("others_before", _NOWHERE),
    ("trips_before", _NOWHERE),
    ("found_before", _FOUND),
    ("authority_before", 5),
    ("authority_after", 5),
    ("away_before", _AWAY),
    ("now_before", _NOW),
    ("writer_before", 10),
    ("is_before", 40),
    ("i_am_before", 28),
    ("lives_before", 30),
    ("scene_before", _SCENE),
    ("from_before", 12),
)
_CLAUSE = re.compile(
    r", (?!(?:in|at|near|nr) )| (?=(?:now|currently|but|though|whereas|while|then|because) )"
    r"| and (?=(?:is|now|has|lives|in|at|he|she|they|i|we|moved|then|placed|came|was|stays|goes|am|from) )"
)
_SUBJECT = re.compile(
    r"(?<! thought)(?<! believed)(?<! convinced)(?<! assumed)(?<! when)(?<! until)(?<! where)(?<! that)"
    r" (?=(?:he|she|they|we|i|who) "
    r"(?:is|are|am|was|were|has|have|had|lives|live|goes|got|works|stays|attends|came|comes) )"
)


def find_place(found: Sequence[Sentence], message: str, gazetteer: Gazetteer) -> Entity | None:
    """`place` with one slug, or `place_options` with the slugs that one name may mean, or None."""
    mentions = gazetteer.candidates(message)
    if len(mentions) == 1 and mentions[0].text == message.strip(" .,!?"):
        return resolve_place(message, gazetteer)  # nothing but a name: there is time to ask which of several it is
    if not mentions:
        return None
    ranked = _ranked(mentions, found)
    if not ranked:
        return None
    # Of equals the first counts; of those where somebody turned up or is now, the last.
    best = max(ranked, key=lambda pair: (pair[0], pair[1].start if pair[0] >= _FOUND else -pair[1].start))[1]
    return _entity(best, [mention for _, mention in ranked])


def resolve_place(message: str, gazetteer: Gazetteer) -> Entity | None:
    """The place that the whole answer names: "Wandworth", "SE15"."""
    resolution = gazetteer.resolve(message.strip(" .,!?"))
    slugs = [place.slug for place in resolution.places]
    if resolution.status == "one":
        return Entity("place", slugs[0], 0, len(message), message)
    return Entity("place_options", slugs, 0, len(message), message) if resolution.status == "choose" else None


def _entity(best: Mention, mentions: Sequence[Mention]) -> Entity:
    slugs = [place.slug for place in best.places]
    named = [other.places[0].slug for other in mentions if len(other.places) == 1 and other.places[0].slug in slugs]
    if len(slugs) == 1 or named:
        return Entity("place", (named or slugs)[0], best.start, best.end, best.text)
    return Entity("place_options", slugs, best.start, best.end, best.text)


def _ranked(mentions: Sequence[Mention], found: Sequence[Sentence]) -> list[tuple[int, Mention]]:
    """The mentions that may count, each with how much it does."""
    ranks = [_rank(mention, found) for mention in mentions]
    if says("places", "is_back", found):
        ranks = [_NOWHERE if rank in (_FOUND, _AWAY) else rank for rank in ranks]
    if ranks[0] in (_SETTING, _SCENE) and says("places", "is_here", found):
        ranks[0] = _HERE
    return [(rank, mention) for rank, mention in zip(ranks, mentions, strict=True) if rank != _NOWHERE]


def _rank(mention: Mention, found: Sequence[Sentence]) -> int:
    """How much the words around a mention make it the place where the person is now."""
    sentence = next((one for one in found if one.covers(mention.start)), None)
    if sentence is None:
        return _SETTING
    before, after = sentence.around(mention.start, mention.end)
    for section, rank in _SECTIONS:
        if pattern("places", section).search(_part(section, before, after)):
            return rank
    return _SETTING


def _part(section: str, before: str, after: str) -> str:
    """What a section is looked for in: what follows the place, or the clause before it."""
    if section.endswith("after"):
        return after
    return _clause(before) if section == "long_ago_before" else _own_clause(before)


@lru_cache(maxsize=64)
def _clause(before: str) -> str:
    return " " + _CLAUSE.split(before.replace(" with, ", " with "))[-1].lstrip()


@lru_cache(maxsize=64)
def _own_clause(before: str) -> str:
    """The clause from its own subject on: "next month she is at our school in" gives "she is at our school in"."""
    return " " + _SUBJECT.split(_clause(before))[-1].lstrip()
