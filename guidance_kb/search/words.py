"""The words of a query against the words of the records: BM25, by SQLite's full-text index."""

from __future__ import annotations

import re
from itertools import accumulate

from sqlalchemy import Engine, bindparam, text

from guidance_kb.search.meaning import Key

# Words that every question has, and that would make every card look alike.
_STOP_WORDS = frozenset(
    """
    a about am an and any are as at be been but by can could did do does for from get got had has have he her hers
    him his how i if in is it its just me my not now of on or our she should so some someone somebody that the
    their them then there they this to us was we were what when where which who whom whose why will with would you
    your
    """.split()
)
_MOST_WORDS = 24  # of a long message the first ones are looked for; each costs time
_MOST_PLACES = 20_000
"""Common words cost most and tell least: beyond so many places in all, only the rarer words of a query are looked for.
At today's size that is every word."""
_FREQUENCIES = text("SELECT term, doc FROM record_vocabulary WHERE term IN :words").bindparams(
    bindparam("words", expanding=True)
)
_MATCHES = text(
    "SELECT kind, id, -bm25(record_words, 0, 0, 3.0, 2.0, 1.0) FROM record_words "
    "WHERE record_words MATCH :words ORDER BY rank LIMIT 200"
).bindparams(bindparam("words"))


class Words:
    """Asks the full-text index: titles count most, then questions, then the text."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def scores(self, query: str) -> dict[Key, float]:
        """For each record that has some of the query's words, how well they fit: the best has 1."""
        with self._engine.connect() as connection:
            words = _rarest(dict(connection.execute(_FREQUENCIES, {"words": words_of(query)[:_MOST_WORDS]}).all()))
            if not words:
                return {}
            rows = connection.execute(_MATCHES, {"words": " OR ".join(f'"{word}"' for word in words)}).all()
        top = max((score for _, _, score in rows), default=1.0)
        return {(kind, name): score / top for kind, name, score in rows}


def _rarest(frequencies: dict[str, int]) -> list[str]:
    """The words from the rarest on, as many as `_MOST_PLACES` has room for, one at least."""
    in_order = sorted(frequencies, key=lambda word: frequencies[word])
    room = accumulate(frequencies[word] for word in in_order)
    return [
        word for n, (word, places) in enumerate(zip(in_order, room, strict=True)) if n == 0 or places <= _MOST_PLACES
    ]


def words_of(query: str) -> list[str]:
    """The words of a query that say something, in lower case, each once."""
    words = re.findall(r"[a-z0-9]+", query.lower().replace("'", "").replace("\u2019", ""))
    return list(dict.fromkeys(word for word in words if word not in _STOP_WORDS))
