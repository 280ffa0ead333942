"""Where the person is: of all the places that a message names, the one that counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.rulebook import pattern
from guidance_kb.understanding.text import Sentence

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer, Mention

_NOWHERE = -1


def find_place(found: Sequence[Sentence], message: str, gazetteer: Gazetteer) -> Entity | None:
    """`place` with one slug, or `place_options` with the slugs that one name may mean, or None."""
    mentions = gazetteer.find(message)
    ranked = [(_rank(mention, found), mention) for mention in mentions]
    ranked = [(rank, mention) for rank, mention in ranked if rank != _NOWHERE]
    if not ranked:
        return None
    best = max(ranked, key=lambda pair: (pair[0], -pair[1].start))[1]
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


def _rank(mention: Mention, found: Sequence[Sentence]) -> int:
    sentence = next((one for one in found if one.covers(mention.start)), None)
    if sentence is None:
        return 1
    before, after = sentence.around(mention.start, mention.end)
    if pattern("places", "away_before").search(before):
        return _NOWHERE
    if pattern("places", "from_before").search(before):
        return 0
    if pattern("places", "now_before").search(before) or pattern("places", "now_after").search(after):
        return 3
    return 2 if pattern("places", "lives_before").search(before) else 1
