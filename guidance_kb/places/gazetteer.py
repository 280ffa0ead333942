"""Which place a text means. It never guesses: where a name or a postcode is shared, all of its places come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from guidance_kb.places.evidence import Signs
from guidance_kb.places.finding import Finder, united
from guidance_kb.places.names import Further, further_names, index_names
from guidance_kb.places.nearest import Nearest
from guidance_kb.places.place import Mention, Place, Resolution, read_places
from guidance_kb.places.postcodes import Postcodes
from guidance_kb.places.tokens import Key, key

__all__ = ["Gazetteer", "Mention", "Place", "Resolution"]

_NONE = Resolution("none")
_MOST_OPTIONS = 5
# What people put around the name of an authority.
_TITLES: tuple[Key, ...] = (
    ("the",), ("london", "borough", "of"), ("royal", "borough", "of"), ("borough", "of"), ("lb", "of"), ("lb",),
)  # fmt: skip
_ENDINGS = frozenset({"council", "borough", "london", "uk", "area"})


class Gazetteer:
    """The places, by slug, by name and by outward postcode."""

    def __init__(self, places: Sequence[Place], postcodes: Postcodes, signs: Signs, further: Further) -> None:
        self._places = {place.slug: place for place in places}
        self._postcodes, self._signs = postcodes, signs
        self._names = index_names(self._places)
        self._nearest = Nearest(self._names.values())
        self._finder = Finder(self._names, self._places, postcodes, signs)
        self._further = further_names(further, self._places, self._names)
        self._candidates = Finder(self._names, self._places, postcodes, signs, self._further)

    @classmethod
    def from_files(cls, folder: Path) -> Gazetteer:
        """The gazetteer of a folder with the five files: `london`, `nations`, `further`, `postcodes`, `sentences`."""
        places = tuple(read_places(folder).values())
        postcodes, signs = Postcodes.from_file(folder / "postcodes.yml"), Signs.from_file(folder / "sentences.yml")
        return cls(places, postcodes, signs, Further.from_file(folder / "further.yml"))

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place, London's authorities first."""
        return tuple(self._places.values())

    def get(self, slug: str) -> Place | None:
        """The place with that slug."""
        return self._places.get(slug)

    def resolve(self, text: str) -> Resolution:
        """What a text stands for that is meant as a place: a name, slug, outward or full postcode, typos allowed.

        A text with more in it ("Camberwell, Southwark") stands for what all the names in it have in common.
        """
        if outward := self._postcodes.outward(text):
            return _resolution(self._finder.of_postcode(outward), outward, True)
        name = key(text)
        exact = next((self._names[form] for form in _forms(name) if form in self._names), None)
        exact = exact or next((self._further[form] for form in _forms(name) if form in self._further), None)
        if exact:
            return _resolution(exact.places, exact.text, True)
        readings = (self._part(name), self._slip(name), self._sentence(text))
        return next((reading for reading in readings if reading), _NONE)

    def find(self, text: str) -> list[Mention]:
        """The places that a message names, in order: whole words, the longest name first.

        Names that are also ordinary words, first names or towns elsewhere count only where the message shows that they
        mean a place. Slips of the fingers are understood in long names.
        """
        return self._finder.find(text)

    def candidates(self, text: str) -> list[Mention]:
        """Every name in a message that may be a place, in order, whether or not anybody is there.

        More names than `find`, and on weaker signs; a name that lies nearly all in one place means that one.
        """
        return self._candidates.find(text)

    def _part(self, name: Key) -> Resolution | None:
        # "Norwood" is part of several names: all that they mean are the options, even where that is only one.
        if not any(len(word) > 3 and word not in self._signs.not_alone for word in name):
            return None
        places = united(known for known in self._names.values() if set(name) < set(known.key))
        return Resolution("choose", places, " ".join(name), False) if 0 < len(places) <= _MOST_OPTIONS else None

    def _slip(self, name: Key) -> Resolution | None:
        if any(self._postcodes.outward(word) for word in name):
            return None
        for form in _forms(name):
            found = () if self._signs.not_places.issuperset(form) else self._nearest.find(" ".join(form))
            if found:
                return _resolution(united(found), found[0].text, False)
        return None

    def _sentence(self, text: str) -> Resolution | None:
        mentions = self._finder.find(text) or self._finder.find(text, trusting=True)
        if not mentions:
            return None
        matched = ", ".join(mention.text for mention in mentions)
        return _resolution(_in_common(mentions), matched, all(mention.exact for mention in mentions))


def _forms(name: Key) -> Iterator[Key]:
    """The name as it is, and without what people put around it: "London Borough of Lambeth", "Brent council"."""
    yield name
    shorter = name
    for title in _TITLES:
        if len(shorter) > len(title) and shorter[: len(title)] == title:
            shorter = shorter[len(title) :]
            yield shorter
    while len(shorter) > 1 and shorter[-1] in _ENDINGS:
        shorter = shorter[:-1]
        yield shorter


def _in_common(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """What every mention may mean; where that is nothing, what any of them may mean."""
    common = [place for place in mentions[0].places if all(place in mention.places for mention in mentions)]
    return tuple(common or {place.slug: place for mention in mentions for place in mention.places}.values())


def _resolution(places: tuple[Place, ...], matched: str, exact: bool) -> Resolution:
    return Resolution("one" if len(places) == 1 else "choose", places, matched, exact)
