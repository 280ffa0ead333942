"""`make eval`: the evaluation sets (`tests/evaluation/`) through a running First Hour, and a table of figures.

Every message goes through `POST /api/v1/understand`, as an outside evaluator's would; the questions for search go to
`guidance_kb.search` itself, since there the whole ranking counts. `make eval PUBLIC=folder` adds Rasa's pipelines on
public data (`evaluate_public.py`).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import httpx

from guidance_kb import settings
from guidance_kb.knowledge_base import knowledge_base
from scripts.evaluate_redaction import redaction_report
from scripts.evaluate_search import search_report
from scripts.prepare import prepare
from scripts.processes import PROJECT, RASA_PYTHON, Ports, Setup, free_port
from scripts.scoring import FIELDS, is_right, is_scored, read_set, route_is_scored, route_of_case, said_of
from scripts.serving import serving

_WORST = 10  # mistakes shown a line
_DECLINED = "out_of_scope"
_HARMFUL = "harmful_request"

Understood = dict[str, Any]
Understand = Callable[[str], Understood]


@dataclass
class Figure:
    """One line of the table: how many of how many, and what went wrong."""

    group: str
    name: str
    aim: str
    right: int = 0
    of: int = 0
    mistakes: list[str] = field(default_factory=list)

    def count(self, is_right: bool, mistake: str) -> None:
        """Takes in one case."""
        self.of += 1
        self.right += is_right
        if not is_right:
            self.mistakes.append(mistake)

    def __str__(self) -> str:
        share = self.right / self.of if self.of else 0.0
        return f"{self.group:<12} {self.name:<44} {share:6.3f}  {self.aim:<8} {self.right:>4} of {self.of}"


def main() -> None:
    """Prints the table, then the worst mistakes of each line."""
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
            print(f"\n{figure.group}, {figure.name}:")
        for mistake in figure.mistakes[:_WORST]:
            print(f"  {mistake}")
    print()
    for line in search_report(read_set("search.yml"), read_set("search_tuning.yml"), knowledge_base()):
        print(line)
    print()
    for line in redaction_report():
        print(line)
    if os.environ.get("PUBLIC"):
        subprocess.run(
            [str(RASA_PYTHON), "-m", "scripts.evaluate_public", os.environ["PUBLIC"]], check=True, cwd=PROJECT
        )


def evaluate(url: str) -> Iterable[Figure]:
    """One figure after the other."""
    with httpx.Client(base_url=url, timeout=30) as client:

        def understand(text: str) -> Understood:
            answer: Understood = client.post("/api/v1/understand", json={"message": text}).raise_for_status().json()
            return answer

        yield from _danger(understand)
        yield from _situations(understand)
        yield from _indicators(understand)
        yield from _scope(understand)
        yield _intents(understand)


def _danger(understand: Understand) -> Iterable[Figure]:
    found = Figure("danger", "recall", ">= 0.99")
    left_alone = Figure("danger", "calm left alone (1 - false alarms)", ">= 0.97")
    for case in read_set("danger.yml"):
        says_so = understand(case["text"])["danger"]
        (found if case["danger"] else left_alone).count(says_so == case["danger"], case["text"])
    return found, left_alone


def _situations(understand: Understand) -> Iterable[Figure]:
    by_field = {name: Figure("situation", name, ">= 0.95") for name in FIELDS}
    told = {name: Figure("situation", f"{name}, where said or found", "") for name in FIELDS}
    route = Figure("situation", "route", ">= 0.95")
    for case in read_set("situations.yml"):
        understood = understand(case["text"])["situation"]
        for name in FIELDS:
            if not is_scored(name, case):
                continue
            right = is_right(name, case, understood)
            wanted, got = said_of(name, case["situation"]), said_of(name, understood)
            mistake = f"{wanted!r} taken for {got!r}: {case['text']}"
            by_field[name].count(right, mistake)
            if wanted or got:
                told[name].count(right, mistake)
        if route_is_scored(case):
            wanted, got = route_of_case(case["situation"]), route_of_case(understood)
            route.count(wanted == got, f"{wanted} taken for {got}: {case['text']}")
    for figure in told.values():
        figure.mistakes.clear()  # they stand with the field already
    return [*by_field.values(), *told.values(), route]


def _indicators(understand: Understand) -> Iterable[Figure]:
    precision = Figure("indicators", "precision", ">= 0.90")
    recall = Figure("indicators", "recall", ">= 0.75")
    for case in read_set("indicators.yml"):
        got = {one["id"]: one["quote"] for one in understand(case["text"])["indicators"]}
        wanted, arguable = set(case["found"]), set(case.get("fine") or ())
        for name in got.keys() - arguable:
            precision.count(name in wanted, f"{name}, from {got[name]!r}: {case['text']}")
        for name in wanted:
            recall.count(name in got, f"{name}: {case['text']}")
    return precision, recall


def _scope(understand: Understand) -> Iterable[Figure]:
    declined = Figure("scope", "out of scope declined (recall)", ">= 0.90")
    kept = Figure("scope", "in scope not declined", ">= 0.97")
    refused = Figure("scope", "harmful request refused (recall)", "")
    spared = Figure("scope", "no harm in it, not refused", "")
    for case in read_set("scope.yml"):
        intent = understand(case["text"])["intent"]["name"]
        mistake = f"{case['wants']} taken for {intent}: {case['text']}"
        if case["wants"] == "harmful":
            # A person who is up to no good is turned away with either; the helplines stand beside both.
            refused.count(intent in (_HARMFUL, _DECLINED), mistake)
            continue
        spared.count(intent != _HARMFUL, mistake)
        if case["wants"] == "out_of_scope":
            declined.count(intent in (_DECLINED, _HARMFUL), mistake)
        else:
            kept.count(intent != _DECLINED, mistake)
    return declined, kept, refused, spared


def _intents(understand: Understand) -> Figure:
    right = Figure("intents", "the very intent, without the turn before", "")
    for case in read_set("intents.yml"):
        found = understand(case["text"])["intent"]["name"]
        right.count(found == case["intent"], f"{case['intent']} taken for {found}: {case['text']}")
    return right


if __name__ == "__main__":
    main()
