"""`make eval`: the evaluation sets (`tests/evaluation/`) through a running First Hour, and a table of figures.

Every message goes through `POST /api/v1/understand`, as an outside evaluator's would; the questions for search go to
`guidance_kb.search` itself, since there the whole ranking counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpx
import yaml

from guidance_kb import settings
from guidance_kb.knowledge_base import knowledge_base
from scripts.evaluate_search import search_report
from scripts.prepare import prepare
from scripts.processes import PROJECT, Ports, Setup, free_port
from scripts.serving import serving

SETS = PROJECT / "tests" / "evaluation"
_WORST = 10  # mistakes shown a set

Understood = dict[str, Any]


@dataclass(frozen=True)
class Figure:
    """One line of the table: how many of how many, and what went wrong."""

    name: str
    right: int
    of: int
    mistakes: list[str]

    def __str__(self) -> str:
        share = self.right / self.of if self.of else 0.0
        return f"{self.name:<44} {share:6.3f}   {self.right:>4} of {self.of}"


def main() -> None:
    """Prints the table, then the first mistakes of each line."""
    data_dir = settings.data_dir().resolve()
    prepare(data_dir)
    os.environ["FIRSTHOUR_RATE_LIMITS"] = "off"
    with serving(Setup(data_dir, Ports(free_port(), free_port(), free_port()))) as server:
        figures = list(evaluate(server.url))
    print()
    for figure in figures:
        print(figure)
    for figure in figures:
        if figure.mistakes:
            print(f"\n{figure.name}:")
        for mistake in figure.mistakes[:_WORST]:
            print(f"  {mistake}")
    print()
    for line in search_report(read("search.yml"), read("search_tuning.yml"), knowledge_base()):
        print(line)


def evaluate(url: str) -> Iterable[Figure]:
    """One figure after the other."""
    with httpx.Client(base_url=url, timeout=30) as client:

        def understand(text: str) -> Understood:
            answer: Understood = client.post("/api/v1/understand", json={"message": text}).raise_for_status().json()
            return answer

        danger = read("danger.yml")
        yield _danger("danger found (recall)", [case for case in danger if case["danger"]], understand)
        yield _danger("calm left alone (1 - false alarms)", [case for case in danger if not case["danger"]], understand)
        yield _intents(read("intents.yml"), understand)
        yield from _situations(read("situations.yml"), understand)


def read(name: str) -> list[dict[str, Any]]:
    """The cases of one evaluation set."""
    cases: list[dict[str, Any]] = yaml.safe_load((SETS / name).read_text("utf-8"))
    return cases


def _danger(name: str, cases: list[dict[str, Any]], understand: Callable[[str], Understood]) -> Figure:
    wrong = [case["text"] for case in cases if understand(case["text"])["danger"] != case["danger"]]
    return Figure(name, len(cases) - len(wrong), len(cases), wrong)


def _intents(cases: list[dict[str, Any]], understand: Callable[[str], Understood]) -> Figure:
    mistakes = []
    for case in cases:
        found = understand(case["text"])["intent"]["name"]
        if found != case["intent"]:
            mistakes.append(f"{case['intent']} taken for {found}: {case['text']}")
    return Figure("intent", len(cases) - len(mistakes), len(cases), mistakes)


def _situations(cases: list[dict[str, Any]], understand: Callable[[str], Understood]) -> Iterable[Figure]:
    found = [(case, understand(case["text"])["situation"]) for case in cases]
    for field in sorted({field for case in cases for field in case["situation"]}):
        asked = [(case, situation) for case, situation in found if field in case["situation"]]
        wrong = [
            f"{case['situation'][field]!r} taken for {situation.get(field)!r}: {case['text']}"
            for case, situation in asked
            if situation.get(field) != case["situation"][field]
        ]
        yield Figure(f"situation: {field}", len(asked) - len(wrong), len(asked), wrong)


if __name__ == "__main__":
    main()
