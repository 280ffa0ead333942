"""Rasa pipelines on public intent data: `config.yml`'s beside Rasa's default one with DIET, under one protocol.

    .venv-rasa/bin/python -m scripts.evaluate_public FOLDER [--diet]

FOLDER holds BANKING77, CLINC150 and HWU64 as they are published together for few-shot intent detection: in each
`train_10/` (ten examples an intent) and `test/`, with one text a line in `seq.in` and its intent in `label`; CLINC150
has `oos/valid/` and `oos/test/` as well. The data are not part of this project. Each pipeline learns from the ten
examples alone and is asked the whole test set; the likeliest of the set's intents counts. The figure for messages out
of scope uses the confidence at which the most of `valid/` and `oos/valid/` are judged rightly.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from rasa.core.agent import Agent
from rasa.model_training import train_nlu
from rasa.utils.log_utils import configure_structlog

from scripts.processes import PROJECT

SETS = ("BANKING77", "CLINC150", "HWU64")
PIPELINES = {"config.yml": PROJECT / "config.yml", "Rasa's default, with DIET": PROJECT / "scripts" / "diet_config.yml"}
_MOST_VALID = 600  # messages that choose the confidence: more changes nothing and takes long


class Case(NamedTuple):
    """A message and its intent; the intent of one that is out of scope is empty."""

    text: str
    intent: str


class Guess(NamedTuple):
    """What a pipeline makes of a message."""

    intent: str
    confidence: float


def main() -> None:
    """Prints a line a set and pipeline, as each is done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--diet", action="store_true", help="run Rasa's default pipeline too: minutes of training")
    arguments = parser.parse_args()
    configure_structlog(logging.ERROR)
    chosen = list(PIPELINES) if arguments.diet else list(PIPELINES)[:1]
    for name in SETS:
        for pipeline in chosen:
            print(evaluate(arguments.folder / name, name, pipeline), flush=True)


def evaluate(folder: Path, name: str, pipeline: str) -> str:
    """The figures of one pipeline on one set, as a line."""
    with tempfile.TemporaryDirectory() as scratch:
        started = time.monotonic()
        model = train_nlu(
            str(PIPELINES[pipeline]), _as_training_data(_cases(folder / "train_10"), Path(scratch)), scratch
        )
        seconds = time.monotonic() - started
        agent = Agent.load(model)
        test = _cases(folder / "test")
        guesses = _guesses(agent, test, _intents(test))
        right = sum(guess.intent == case.intent for guess, case in zip(guesses, test, strict=True))
        line = f"{name:<10} {pipeline:<26} accuracy {right / len(test):.3f} of {len(test)}, trained in {seconds:.0f} s"
        return line + (_out_of_scope(folder, agent, guesses, test) if (folder / "oos" / "test").is_dir() else "")


def _out_of_scope(folder: Path, agent: Agent, guesses: Sequence[Guess], test: Sequence[Case]) -> str:
    valid = [*_cases(folder / "valid")[::5][:_MOST_VALID], *_without_intent(folder / "oos" / "valid")]
    intents = _intents(test)
    least = _best_least(_guesses(agent, valid, intents), valid)
    strange = _guesses(agent, _without_intent(folder / "oos" / "test"), intents)
    declined = sum(guess.confidence < least for guess in strange) / len(strange)
    pairs = zip(guesses, test, strict=True)
    kept = sum(guess.intent == case.intent and guess.confidence >= least for guess, case in pairs) / len(test)
    return f"; out of scope: recall {declined:.3f} while {kept:.3f} of the rest are right (from {least:.2f})"


def _best_least(guesses: Sequence[Guess], cases: Sequence[Case]) -> float:
    def judged_rightly(least: float) -> int:
        pairs = zip(guesses, cases, strict=True)
        return sum((guess.intent if guess.confidence >= least else "") == case.intent for guess, case in pairs)

    return max((step / 100 for step in range(100)), key=judged_rightly)


def _guesses(agent: Agent, cases: Iterable[Case], intents: frozenset[str]) -> list[Guess]:
    async def all_of_them() -> list[Guess]:
        return [_best(await agent.parse_message(case.text), intents) for case in cases]

    return asyncio.run(all_of_them())


def _best(understood: dict[str, Any], intents: frozenset[str]) -> Guess:
    # The likeliest of the set's own intents, whatever a pipeline's threshold makes of it: one protocol for all. Our
    # pipeline puts danger and "none of our business", which most of these messages are, before what it has learned.
    ranking = [one for one in understood["intent_ranking"] if one["name"] in intents]
    return max((Guess(one["name"], one["confidence"]) for one in ranking), key=_confidence, default=Guess("", 0.0))


def _confidence(guess: Guess) -> float:
    return guess.confidence


def _cases(folder: Path) -> list[Case]:
    texts, intents = ((folder / name).read_text("utf-8").splitlines() for name in ("seq.in", "label"))
    return [Case(text, intent) for text, intent in zip(texts, intents, strict=True)]


def _intents(cases: Iterable[Case]) -> frozenset[str]:
    return frozenset(case.intent for case in cases)


def _without_intent(folder: Path) -> list[Case]:
    return [Case(text, "") for text in (folder / "seq.in").read_text("utf-8").splitlines()]


def _as_training_data(cases: Sequence[Case], scratch: Path) -> str:
    by_intent: dict[str, list[str]] = {}
    for case in cases:
        # A bracket would begin an entity.
        by_intent.setdefault(case.intent, []).append(f"- {case.text.replace('[', '(').replace(']', ')')}\n")
    groups = [{"intent": intent, "examples": "".join(lines)} for intent, lines in by_intent.items()]
    path = scratch / "nlu.yml"
    path.write_text(yaml.safe_dump({"version": "3.1", "nlu": groups}, allow_unicode=True), "utf-8")
    return str(path)


if __name__ == "__main__":
    main()
