"""The places that a message mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from guidance_kb.places.evidence import Sentence, Signs
from guidance_kb.places.names import Name
from guidance_kb.places.nearest import Nearest
from guidance_kb.places.place import Mention, Place
from guidance_kb.places.postcodes import Postcodes
from guidance_kb.places.tokens import Key, Token, joined, tokens

_LONG_ENOUGH = 6
"""Letters that a name needs before a slip in it is looked for inside a sentence."""
_CLEARLY_CLOSE = 90.0
"""How close a slip must be, in points of 100, where nothing says that a place is meant, or in several words."""
_MOST_WORDS = 3


class Finder:
    """Finds names and outward postcodes in messages."""

    def __init__(
        self,
        names: Mapping[Key, Name],
        places: Mapping[str, Place],
        postcodes: Postcodes,
        signs: Signs,
        further: Mapping[Key, Name] | None = None,
    ) -> None:
        """`further`: names that are known too, but no slip of them; with them everything is a candidate."""
        self._names, self._places, self._postcodes, self._signs = {**names, **(further or {})}, places, postcodes, signs
        self.wide = further is not None
        self._longest: dict[str, int] = {}
        for name in self._names:
            self._longest[name[0]] = max(len(name), self._longest.get(name[0], 0))
        long_names = [name for name in names.values() if len(" ".join(name.key)) >= _LONG_ENOUGH]
        self._nearest = Nearest(long_names)
        self._nearest_in_london = Nearest(name for name in long_names if _is_clearly_in_london(name))

    def find(self, text: str, trusting: bool = False) -> list[Mention]:
        """The places that a message names, in order; `trusting`: it is about a place, no name needs evidence."""
        return sorted(_Search(self, text, trusting).mentions(), key=lambda mention: mention.start)

    def of_postcode(self, outward: str) -> tuple[Place, ...]:
        """The places that an outward postcode can lie in."""
        slugs = self._postcodes.mainly(outward) if self.wide else self._postcodes.slugs(outward)
        return tuple(self._places[slug] for slug in slugs)

    def is_plain_postcode(self, raw: str, outward: str) -> bool:
        """Whether a postcode needs nothing beside it: a full one, or London's half in capitals or with two letters."""
        return not self.wide or self._postcodes.is_plain(raw, outward)

    def postcodes(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and outward half of the postcodes in a message."""
        return self._postcodes.find(text, self.wide)

    def name(self, words: Sequence[Token]) -> Name | None:
        """The name that these words are, with or without a possessive s at the end."""
        form = tuple(token.word for token in words)
        owner = words[-1].owner
        return self._names.get(form) or (self._names.get((*form[:-1], owner)) if owner else None)

    def longest_from(self, word: Token) -> int:
        """How many words the longest name has that begins with this one."""
        return max(self._longest.get(word.word, 0), self._longest.get(word.owner or "", 0))

    def nearest(self, words: Sequence[Token], behind_a_locative: bool) -> tuple[Name, ...]:
        """The names that these words may be a slip of."""
        form = " ".join(token.owner or token.word for token in words)
        if words[-1].word in ("and", "in", "the", "at", "or", "to", "on", "for"):
            return ()
        if len(form) < _LONG_ENOUGH or self.name(words) or all(self._is_a_word(token) for token in words):
            return ()
        if behind_a_locative:
            return self._nearest.find(form) if len(words) == 1 else self._nearest.find(form, _CLEARLY_CLOSE)
        return self._nearest_in_london.find(form, _CLEARLY_CLOSE)

    def sentence(self, words: Sequence[Token], text: str) -> Sentence:
        """The words, ready to be asked what they say about a name."""
        return Sentence(words, self._signs, text)

    def _is_a_word(self, token: Token) -> bool:
        return token.word in self._signs.not_places or len(token.word) < 4


class _Search:
    """One look through one message. Words that a mention has taken are not looked at again."""

    def __init__(self, finder: Finder, text: str, trusting: bool) -> None:
        self._finder, self._text, self._trusting = finder, text, trusting
        self._words = tokens(text)
        self._sentence = finder.sentence(self._words, text)
        self._free = [True] * len(self._words)

    def mentions(self) -> Iterator[Mention]:
        yield from self._of_postcodes()
        yield from self._of_names()
        yield from self._of_slips()

    def _of_postcodes(self) -> Iterator[Mention]:
        for start, end, outward in self._finder.postcodes(self._text):
            inside = [at for at, word in enumerate(self._words) if start <= word.start < end]
            if inside and self._is_postcode(inside, end - start, outward):
                yield self._take(inside[0], inside[-1] + 1, self._finder.of_postcode(outward), True)

    def _is_postcode(self, inside: Sequence[int], length: int, outward: str) -> bool:
        # "Section E2" is none; "in E2" is one. So it is with a small "e17", and with a half outside London.
        if length > 2 and self._finder.is_plain_postcode(self._words[inside[0]].raw, outward):
            return True
        if self._finder.wide and length > 2:
            return self._sentence.follows_a_locative(inside[0])
        return self._sentence.means_a_place(inside[0], inside[-1] + 1)

    def _of_names(self) -> Iterator[Mention]:
        listed = -1  # where a list of places ("in Bow and Poplar") may go on
        first = 0
        while first < len(self._words):
            name, last = self._longest_name(first)
            if name and self._counts(name, first, last, first == listed):
                yield self._take(first, last, name.places, True)
                listed = last + 1 if last < len(self._words) and self._words[last].word in ("and", "or") else last
                first = last
            else:
                first += 1

    def _longest_name(self, first: int) -> tuple[Name | None, int]:
        last = min(first + self._finder.longest_from(self._words[first]), len(self._words))
        for end in range(last, first, -1):
            if self._is_one_piece(first, end) and (name := self._finder.name(self._words[first:end])):
                return name, end
        return None, first

    def _counts(self, name: Name, first: int, last: int, listed: bool) -> bool:
        if self._finder.wide:
            may = self._sentence.may_mean_a_place(" ".join(name.key), first, last)
            return (listed or may) and not self._sentence.is_a_street(first, last)
        if self._sentence.rules_out(first, last):
            return False
        return self._trusting or listed or not name.needs_evidence or self._sentence.means_a_place(first, last)

    def _of_slips(self) -> Iterator[Mention]:
        for first in range(len(self._words)):
            for last in range(min(first + _MOST_WORDS, len(self._words)), first, -1):
                if found := self._slip(first, last):
                    yield self._take(first, last, united(found), False)

    def _slip(self, first: int, last: int) -> tuple[Name, ...]:
        behind = self._sentence.follows_a_locative(first)
        if last - first > 1 and not (behind or self._words[first].raw[0].isupper()):
            return ()
        if not self._is_one_piece(first, last) or self._sentence.rules_out(first, last):
            return ()
        return self._finder.nearest(self._words[first:last], behind)

    def _is_one_piece(self, first: int, last: int) -> bool:
        words = self._words
        return all(self._free[first:last]) and all(
            joined(self._text, words[at], words[at + 1]) for at in range(first, last - 1)
        )

    def _take(self, first: int, last: int, places: tuple[Place, ...], exact: bool) -> Mention:
        self._free[first:last] = [False] * (last - first)
        start, end = self._words[first].start, self._words[last - 1].end
        return Mention(start, end, self._text[start:end], places, exact)


def united(names: Iterable[Name]) -> tuple[Place, ...]:
    """Every place that any of the names may mean, once each."""
    return tuple({place.slug: place for name in names for place in name.places}.values())


def _is_clearly_in_london(name: Name) -> bool:
    return not name.needs_evidence and any(place.london for place in name.places)
