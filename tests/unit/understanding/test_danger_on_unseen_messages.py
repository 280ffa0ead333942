"""The danger screen on messages whose author had not seen its training examples (`tests/evaluation/danger.yml`).

The bounds are the figures that were reached, rounded against us: a change that lowers them needs a reason.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from guidance_kb.understanding.danger import in_danger

CASES = yaml.safe_load((Path(__file__).parents[2] / "evaluation/danger.yml").read_text("utf-8"))


def share_of_alarms(danger: bool) -> float:
    answers = [in_danger(case["text"]) for case in CASES if case["danger"] is danger]
    return sum(answers) / len(answers)


def test_danger_is_found_in_other_peoples_words() -> None:
    assert share_of_alarms(danger=True) >= 0.95


def test_calm_messages_in_other_peoples_words_are_mostly_left_alone() -> None:
    assert share_of_alarms(danger=False) <= 0.08
