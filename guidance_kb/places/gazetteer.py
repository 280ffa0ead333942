"""Which place a text means. It never guesses: where a name or a postcode is shared, all of its places come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from guidance_kb.places.evidence import Sentence, Signs
from guidance_kb.places.names import Name, index_names
from guidance_kb.places.nearest import Nearest
from guidance_kb.places.place import Mention, Place, Resolution, read_places
from guidance_kb.places.postcodes import Postcodes
from guidance_kb.places.tokens import Key, Token, joined, key, tokens

__all__ = ["Gazetteer", "Mention", "Place", "Resolution"]

_LONG_ENOUGH = 6
"""Letters that a name needs before a slip in it is looked for inside a sentence."""
_CLEARLY_CLOSE = 90.0
_MOST_OPTIONS = 5
_NONE = Resolution("none")
# What people put around the name of an authority.
_TITLES: tuple[Key, ...] = (
    ("london", "borough", "of"), ("royal", "borough", "of"), ("the", "london", "borough", "of"), ("borough", "of"),
    ("lb", "of"), ("lb",), ("the",),
)  # fmt: skip
_ENDINGS = frozenset({"council", "borough", "london", "uk", "area"})
# Words that many names share, and that therefore name none.
_COMMON = frozenset(
    "and area borough bridge central church city common cross east end gate great green heath high hill house inner "
    "lane london lower new north old outer outside park place quays road royal south square st station street the town "
    "upon upper vale village west wood".split()
)


class Gazetteer:
    """The places, by slug, by name and by outward postcode."""

    def __init__(self, places: Sequence[Place], postcodes: Postcodes, signs: Signs) -> None:
        self._places = {place.slug: place for place in places}
        self._postcodes, self._signs = postcodes, signs
        self._names = index_names(self._places)
        self._longest: dict[str, int] = {}
        for name in self._names:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))
        self._nearest = Nearest(self._names.values())
        self._nearest_in_text = Nearest(name for name in self._names.values() if _may_have_a_slip(name))

    @classmethod
    def from_files(cls, folder: Path) -> Gazetteer:
        """The gazetteer of a folder with `london.yml`, `nations.yml`, `postcodes.yml` and `sentences.yml`."""
        places = tuple(read_places(folder).values())
        return cls(places, Postcodes.from_file(folder / "postcodes.yml"), Signs.from_file(folder / "sentences.yml"))

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
            return _resolution(self._of_postcode(outward), outward, True)
        name = key(text)
        exact = next((self._names[form] for form in _forms(name) if form in self._names), None)
        if exact:
            return _resolution(exact.places, exact.text, True)
        readings = (self._resolve_part(name), self._resolve_slip(name), self._resolve_sentence(text))
        return next((reading for reading in readings if reading), _NONE)

    def find(self, text: str) -> list[Mention]:
        """The places that a message names, in order: whole words, the longest name first.

        Names that are also ordinary words, first names or towns elsewhere count only where the message shows that they
        mean a place. Slips of the fingers are understood in long names.
        """
        return self._find(text)

    def _find(self, text: str, trusting: bool = False) -> list[Mention]:
        """`trusting`: the text is known to be about a place, so that no name needs evidence."""
        words = tokens(text)
        sentence = Sentence(words, self._signs)
        found = list(self._find_postcodes(text, words, sentence))
        free = [not any(mention.start <= word.start < mention.end for mention in found) for word in words]
        found.extend(self._find_names(text, words, sentence, free, trusting))
        found.extend(self._find_slips(text, words, sentence, free))
        return sorted(found, key=lambda mention: mention.start)

    def _of_postcode(self, outward: str) -> tuple[Place, ...]:
        return tuple(self._places[slug] for slug in self._postcodes.slugs(outward))

    def _resolve_slip(self, name: Key) -> Resolution | None:
        if any(self._postcodes.outward(word) for word in name):
            return None
        for form in _forms(name):
            if form and not self._signs.not_places.issuperset(form):
                found = self._nearest.find(" ".join(form))
                if found:
                    return _resolution(_united(found), found[0].text, False)
        return None

    def _resolve_sentence(self, text: str) -> Resolution | None:
        mentions = self.find(text) or self._find(text, trusting=True)
        if not mentions:
            return None
        matched = ", ".join(mention.text for mention in mentions)
        return _resolution(_in_common(mentions), matched, all(mention.exact for mention in mentions))

    def _resolve_part(self, name: Key) -> Resolution | None:
        # "Norwood" is part of three names: all that they mean are the options, even where that is only one.
        if not any(len(word) > 3 and word not in _COMMON for word in name):
            return None
        places = _united(known for known in self._names.values() if set(name) < set(known.key))
        return Resolution("choose", places, " ".join(name), False) if 0 < len(places) <= _MOST_OPTIONS else None

    def _find_postcodes(self, text: str, words: Sequence[Token], sentence: Sentence) -> Iterator[Mention]:
        for start, end, outward in self._postcodes.find(text):
            at = next(number for number, word in enumerate(words) if word.end > start)
            # "Section E2" is none; "in E2" is one.
            if end - start > 2 or sentence.means_a_place(at, at + 1):
                yield Mention(start, end, text[start:end], self._of_postcode(outward), True)

    def _find_names(
        self, text: str, words: Sequence[Token], sentence: Sentence, free: list[bool], trusting: bool
    ) -> Iterator[Mention]:
        listed = -1  # where a list of places ("in Bow and Poplar") may go on
        first = 0
        while first < len(words):
            name, last = self._longest_name(text, words, first, free)
            if name and _counts(name, first, last, sentence, trusting or first == listed):
                yield _mention(text, words, first, last, name.places, True)
                free[first:last] = [False] * (last - first)
                listed = last + 1 if last < len(words) and words[last].word in ("and", "or") else last
                first = last
            else:
                first += 1

    def _longest_name(
        self, text: str, words: Sequence[Token], first: int, free: Sequence[bool]
    ) -> tuple[Name | None, int]:
        last = first + min(self._longest_from(words[first]), len(words) - first)
        for end in range(last, first, -1):
            if all(free[first:end]) and _in_one_piece(text, words, first, end):
                for form in _spellings(words, first, end):
                    if form in self._names:
                        return self._names[form], end
        return None, first

    def _longest_from(self, word: Token) -> int:
        return max(self._longest.get(word.word, 0), self._longest.get(word.owner or "", 0))

    def _find_slips(
        self, text: str, words: Sequence[Token], sentence: Sentence, free: list[bool]
    ) -> Iterator[Mention]:
        for first in range(len(words)):
            for last in range(min(first + 3, len(words)), first, -1):
                found = self._slip(text, words, sentence, first, last) if all(free[first:last]) else ()
                if found:
                    yield _mention(text, words, first, last, _united(found), False)
                    free[first:last] = [False] * (last - first)

    def _slip(self, text: str, words: Sequence[Token], sentence: Sentence, first: int, last: int) -> tuple[Name, ...]:
        behind = sentence.follows_a_locative(first)
        if last - first > 1 and not (behind or words[first].raw[0].isupper()):
            return ()
        form = " ".join(token.owner or token.word for token in words[first:last])
        if len(form) < _LONG_ENOUGH or not self._is_free_of_words(words, first, last):
            return ()
        if sentence.rules_out(first, last) or not _in_one_piece(text, words, first, last):
            return ()
        return self._nearest_in_text.find(form) if behind else self._nearest_in_text.find(form, _CLEARLY_CLOSE)

    def _is_free_of_words(self, words: Sequence[Token], first: int, last: int) -> bool:
        return not all(token.word in self._signs.not_places or len(token.word) < 4 for token in words[first:last])


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


def _counts(name: Name, first: int, last: int, sentence: Sentence, trusted: bool) -> bool:
    if sentence.rules_out(first, last):
        return False
    return trusted or not name.needs_evidence or sentence.means_a_place(first, last)


def _may_have_a_slip(name: Name) -> bool:
    return len(" ".join(name.key)) >= _LONG_ENOUGH and not name.needs_evidence and any(p.london for p in name.places)


def _spellings(words: Sequence[Token], first: int, last: int) -> Iterator[Key]:
    form = tuple(token.word for token in words[first:last])
    yield form
    if owner := words[last - 1].owner:
        yield (*form[:-1], owner)


def _in_one_piece(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    return all(joined(text, words[at], words[at + 1]) for at in range(first, last - 1))


def _mention(
    text: str, words: Sequence[Token], first: int, last: int, places: tuple[Place, ...], exact: bool
) -> Mention:
    start, end = words[first].start, words[last - 1].end
    return Mention(start, end, text[start:end], places, exact)


def _united(names: Iterable[Name]) -> tuple[Place, ...]:
    return tuple({place.slug: place for name in names for place in name.places}.values())


def _in_common(mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """What every mention may mean; where that is nothing, what any of them may mean."""
    common = [place for place in mentions[0].places if all(place in mention.places for mention in mentions)]
    return tuple(common or {place.slug: place for mention in mentions for place in mention.places}.values())


def _resolution(places: tuple[Place, ...], matched: str, exact: bool) -> Resolution:
    return Resolution("one" if len(places) == 1 else "choose", places, matched, exact)
