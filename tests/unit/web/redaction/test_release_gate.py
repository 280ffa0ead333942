"""How much of what tells who somebody is gets out of messages whose authors had seen nothing of this project.

The bounds are the figures that were reached, rounded against us: a change that lowers them needs a reason.
"""

from __future__ import annotations

import pytest

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.understanding.danger import in_danger
from scripts.evaluate_redaction import SETS, Figures, measure, read
from scripts.scoring import read_set
from web_widget.redaction import kept_by
from web_widget.redaction.engine import analyzer
from web_widget.redaction.redactor import Redactor


@pytest.fixture(scope="module")
def figures() -> Figures:
    return measure(read(SETS), analyzer())


def test_the_sets_have_what_is_measured(figures: Figures) -> None:
    assert len(read(SETS)) >= 400
    assert len(figures.marked) > 15
    assert figures.clean >= 130


def test_names_are_taken_out(figures: Figures) -> None:
    assert figures.recall(names=True) >= 0.93


def test_everything_else_that_tells_who_somebody_is_is_taken_out(figures: Figures) -> None:
    assert figures.recall(names=False) >= 0.96


def test_most_messages_that_name_nobody_are_left_alone(figures: Figures) -> None:
    assert figures.clean_changed <= 0.07


def test_danger_is_found_after_identifiers_were_taken_out(kb: KnowledgeBase) -> None:
    redactor, kept = Redactor(), kept_by(kb)
    found: dict[bool, list[bool]] = {True: [], False: []}
    for case in read_set("danger.yml"):
        found[case["danger"]].append(in_danger(redactor.redact(case["text"], kept).text))
    assert sum(found[True]) / len(found[True]) >= 0.97
    assert sum(found[False]) / len(found[False]) <= 0.03
