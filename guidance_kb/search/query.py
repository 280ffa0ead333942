"""A query as search reads it: slips of the pen mended, abbreviations written out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from rapidfuzz.distance import OSA

from guidance_kb.glossary import Glossary

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_BEGUN = re.compile(r"[^\W\d_]{2,}$")
_COMMON = 40  # times in the knowledge base
_SHORTEST, _LONG = 5, 8  # letters: shorter words are left alone, from the longer on two slips are mended


class QueryReader:
    """Knows the words of the knowledge base and of the language; a word that is neither may be a slip."""

    def __init__(self, texts: Iterable[str], glossary: Glossary, is_english: Callable[[str], bool]) -> None:
        self._glossary = glossary
        self._is_english = is_english
        counts = Counter(word for text in texts for word in _WORD.findall(text.lower()))
        self._counts = counts
        self._by_first: dict[str, list[str]] = defaultdict(list)
        # The commonest first: where two words are as near, it is the likelier one.
        for word, count in counts.most_common():
            if count > 1 and len(word) >= _SHORTEST:
                self._by_first[word[0]].append(word)

    def read(self, query: str) -> str:
        """The query with its slips mended and its abbreviations written out behind them."""
        return self._glossary.written_out(_WORD.sub(lambda match: self._mended(match.group()), query), self._speaks)

    def completed(self, query: str) -> str:
        """A query that is being typed, its last word written out where the knowledge base has only longer ones."""
        begun = _BEGUN.search(query)
        if begun is None or self._counts[begun[0].lower()]:
            return query
        start = begun[0].lower()
        longer = (word for word in self._counts if word.startswith(start))
        return query[: begun.start()] + max(longer, key=self._counts.__getitem__, default=begun[0])

    def _speaks(self, said: str) -> bool:
        """Whether search understands it as it stands: the cards use it all the time, or it is a word (`fro`, `app`)."""
        plain = said.lower()
        return self._counts[plain] > _COMMON or (said == plain and self._is_english(plain))

    def _mended(self, word: str) -> str:
        plain = word.lower()
        if len(plain) < _SHORTEST or plain in self._counts or self._is_english(plain):
            return word
        slips = 1 if len(plain) < _LONG else 2
        near = [(OSA.distance(plain, one, score_cutoff=slips), one) for one in self._by_first.get(plain[0], ())]
        distance, nearest = min(near, key=lambda pair: pair[0], default=(slips + 1, word))
        return nearest if distance <= slips else word
