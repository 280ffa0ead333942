"""What search looks at: the passages of the built knowledge base, by meaning and by words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from guidance_kb.encoder import DIMENSIONS, encoder
from guidance_kb.glossary import Glossary
from guidance_kb.search.meaning import Key, Meaning, Nearness
from guidance_kb.search.query import QueryReader
from guidance_kb.search.words import Words
from guidance_kb.store.tables import PassageRow


@dataclass(frozen=True)
class Fit:
    """How well one record fits a query."""

    meaning: Nearness
    words: float
    """How well its words fit, against the record whose words fit best."""


class SearchIndex:
    """Scores records against a query. It holds the vectors in memory and asks SQLite for the words."""

    def __init__(self, meaning: Meaning, words: Words, reader: QueryReader) -> None:
        self.meaning, self.words, self._reader = meaning, words, reader

    @classmethod
    def open(cls, engine: Engine, glossary: Glossary) -> SearchIndex:
        """The index of a built knowledge base."""
        with Session(engine) as session:
            columns = select(PassageRow.kind, PassageRow.id, PassageRow.text, PassageRow.vector)
            rows = session.execute(columns.order_by(PassageRow.number)).all()
        vectors = [np.frombuffer(row.vector, dtype=np.float32) for row in rows]
        stacked = np.stack(vectors) if vectors else np.empty((0, DIMENSIONS), dtype=np.float32)
        meaning = Meaning([(row.kind, row.id) for row in rows], stacked)
        return cls(meaning, Words(engine), QueryReader((row.text for row in rows), glossary, encoder().knows))

    def completed(self, query: str) -> str:
        """A query that is still being typed, its last word written out where that can be told."""
        return self._reader.completed(query)

    def fits(self, query: str) -> dict[Key, Fit]:
        """The records that may fit, each with how well."""
        read = self._reader.read(query)
        words = self.words.scores(read)
        meant = self.meaning.scores(encoder().encode([read])[0], also=words)
        return {key: Fit(nearness, words.get(key, 0.0)) for key, nearness in meant.items()}
