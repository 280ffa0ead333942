"""How well search finds the card that answers, beside plain BM25 and plain embeddings over the same passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guidance_kb.encoder import encoder
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.search import decide, search

Case = dict[str, Any]
Ranking = Callable[[str], list[str]]
"""From a question to the ids of all cards, best first."""

_WORST = 10


@dataclass(frozen=True)
class Ranked:
    """One question, and the place of its card in each ranking: 1 is first."""

    case: Case
    places: dict[str, int]
    first: str
    """What First Hour put first."""


def search_report(measured: Iterable[Case], tuning: Iterable[Case], kb: KnowledgeBase) -> Iterator[str]:
    """The lines of the table: all questions, paraphrases, each group; then what is no question for a card."""
    rankings = _rankings(kb)
    ranked = [_ranked(case, rankings) for case in measured]
    yield f"search: {len(ranked)} questions" + "".join(f"{name:>22}" for name in rankings)
    yield f"{'':<34}" + "     @1    @3   MRR   " * len(rankings)
    groups: dict[str, list[Ranked]] = {"all": ranked, "paraphrases": [r for r in ranked if r.case["paraphrase"]]}
    for one in ranked:
        groups.setdefault(kb.topics[one.case["topic"]].group, []).append(one)
    for name, members in groups.items():
        yield f"  {name:<18}{len(members):>5} of" + "".join(_figures(members, ranking) for ranking in rankings)
    yield from _decisions(list(measured), [case["text"] for case in tuning if case["topic"] is None], kb)
    yield f"the {_WORST} worst:"
    for one in sorted(ranked, key=lambda r: -r.places["First Hour"])[:_WORST]:
        yield f"  {one.case['topic']} at {one.places['First Hour']}, after {one.first}: {one.case['text']}"


def _rankings(kb: KnowledgeBase) -> dict[str, Ranking]:
    topics = list(kb.topics)

    def ours(question: str) -> list[str]:
        return [hit.id for hit in search(kb, question, limit=len(topics))]

    def bm25(question: str) -> list[str]:
        scores = kb.index.words.scores(question)
        return sorted(topics, key=lambda name: -scores.get(("topic", name), 0.0))

    def embeddings(question: str) -> list[str]:
        nearness = kb.index.meaning.scores(encoder().encode([question])[0])
        return sorted(topics, key=lambda name: -nearness[("topic", name)].nearest)

    return {"First Hour": ours, "plain BM25": bm25, "plain embeddings": embeddings}


def _ranked(case: Case, rankings: dict[str, Ranking]) -> Ranked:
    orders = {name: ranking(case["text"]) for name, ranking in rankings.items()}
    places = {name: order.index(case["topic"]) + 1 for name, order in orders.items()}
    return Ranked(case, places, orders["First Hour"][0])


def _figures(members: list[Ranked], ranking: str) -> str:
    places = [one.places[ranking] for one in members]
    at = [sum(place <= depth for place in places) / len(places) for depth in (1, 3)]
    reciprocal = sum(1 / place for place in places) / len(places)
    return f"  {at[0]:5.3f} {at[1]:5.3f} {reciprocal:5.3f}   "


def _decisions(measured: list[Case], strange: list[str], kb: KnowledgeBase) -> Iterator[str]:
    hits = [(case, search(kb, case["text"], limit=5)) for case in measured]
    answered = [case["topic"] == found[0].id for case, found in hits if decide(found) == "answer"]
    offered = [
        case["topic"] in [hit.id for hit in found[:4]] for case, found in hits if decide(found) == "alternatives"
    ]
    lost = sum(decide(found) == "none" for _, found in hits)
    yield f"  answered at once {len(answered):>4}, rightly {sum(answered) / len(answered):.3f}"
    if offered:
        yield f"  offered a choice {len(offered):>4}, the right card in it {sum(offered) / len(offered):.3f}"
    yield f"  said to have no answer {lost}, of which all have one"
    if strange:
        known = sum(decide(search(kb, text)) == "none" for text in strange)
        yield f"  of {len(strange)} messages that no card answers, said so for {known} (of the tuning set)"
