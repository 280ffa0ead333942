"""How long a lookup takes on one core, today and with many more cards.

The cards of a larger knowledge base are generated: their words are drawn from the real ones as often as those stand
there, their vectors lie near real ones. Nothing of them is encoded, so that a hundred thousand are made in minutes; the
query is. What is measured is the whole of a lookup, encoder and all.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from sqlalchemy import create_engine, text

from guidance_kb.encoder import encoder
from guidance_kb.knowledge_base import KnowledgeBase, knowledge_base
from guidance_kb.search import search
from guidance_kb.search.index import SearchIndex
from guidance_kb.search.meaning import Meaning
from guidance_kb.search.query import QueryReader
from guidance_kb.search.words import Words
from guidance_kb.store.build import INSERT_WORDS
from guidance_kb.store.tables import Base
from scripts.processes import PROJECT

SIZES = (1_000, 10_000, 100_000)
_PASSAGES = 8  # of a generated card: its title, five questions, two pieces of text
_TITLE, _QUESTION, _TEXT = 5, 10, 160  # words
_LOOKUPS = 200
_NOISE = 0.6
_CHUNK = 5_000


def search_lines() -> Iterator[str]:
    """The lines of the table."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    kb = knowledge_base()
    queries = [case["text"] for case in yaml.safe_load((PROJECT / "tests/evaluation/search.yml").read_text("utf-8"))]
    today = _timings(lambda query: search(kb, query, kinds=("topic", "indicator", "contact", "route")), queries)
    encoding = _timings(lambda query: encoder().encode([query + " "]), queries)
    yield f"lookup on one core, {_LOOKUPS} questions         p50 ms   p99 ms   against today"
    yield _line(f"today, {len(kb.topics)} cards", today, today)
    yield _line("  of which the encoder", encoding, today)
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            index = _generated(kb, size, Path(folder))
            yield _line(f"{size} generated cards", _timings(index.fits, queries), today)


def _timings(look_up: object, queries: list[str]) -> list[float]:
    assert callable(look_up)
    taken = []
    for query in queries[:_LOOKUPS]:
        started = time.perf_counter()
        look_up(query)
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def _line(name: str, timings: list[float], today: list[float]) -> str:
    p50, p99 = statistics.median(timings), statistics.quantiles(timings, n=100)[-1]
    return f"{name:<42}{p50:>8.1f} {p99:>8.1f}   {p50 / statistics.median(today):>8.1f}"


def _generated(kb: KnowledgeBase, size: int, folder: Path) -> SearchIndex:
    chance = np.random.default_rng(7)
    texts = [card.text for card in kb.topics.values()] + [q for card in kb.topics.values() for q in card.questions]
    words = np.array(" ".join(texts).split())
    engine = create_engine(f"sqlite:///{folder / 'generated.sqlite'}")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for first in range(0, size, _CHUNK):
            rows = [_words_of_a_card(n, words, chance) for n in range(first, min(size, first + _CHUNK))]
            connection.execute(INSERT_WORDS, rows)
        connection.execute(text("INSERT INTO record_words(record_words) VALUES ('optimize')"))
    keys = [("topic", f"generated-{n}") for n in range(size) for _ in range(_PASSAGES)]
    return SearchIndex(
        Meaning(keys, _vectors(kb, size, chance)), Words(engine), QueryReader(texts, kb.glossary, encoder().knows)
    )


def _words_of_a_card(number: int, words: np.ndarray, chance: np.random.Generator) -> dict[str, str]:
    def some(count: int) -> str:
        return " ".join(chance.choice(words, count))

    return {
        "kind": "topic",
        "id": f"generated-{number}",
        "title": some(_TITLE),
        "question": some(_QUESTION * (_PASSAGES - 3)),
        "text": some(_TEXT),
    }


def _vectors(kb: KnowledgeBase, size: int, chance: np.random.Generator) -> np.ndarray:
    real = kb.index.meaning.vectors
    made = np.empty((size * _PASSAGES, real.shape[1]), dtype=np.float32)
    for first in range(0, len(made), _CHUNK):
        part = made[first : first + _CHUNK]
        near = real[chance.integers(len(real), size=len(part))]
        part[:] = near + _NOISE * chance.standard_normal(near.shape, dtype=np.float32) / np.sqrt(near.shape[1])
        part /= np.linalg.norm(part, axis=1, keepdims=True)
    return made


if __name__ == "__main__":
    for line in search_lines():
        print(line, flush=True)
