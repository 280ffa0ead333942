"""The sentences of this folder's files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from scripts.reader_examples import EXAMPLES

_HERE = Path(__file__).parent
ANY_LENGTH = 10_000
"""Words: with this the rules are asked alone, however long the message is."""


def load(name: str) -> Any:
    return yaml.safe_load((_HERE / f"{name}.yml").read_text(encoding="utf-8"))


def danger_sentences(kind: str) -> list[str]:
    """All sentences of one kind, `danger` or `calm`, that the rules must judge right."""
    cases = yaml.safe_load((EXAMPLES / "danger" / "rules.yml").read_text(encoding="utf-8"))
    return [case["text"] for case in cases if case["danger"] is (kind == "danger")]


def situations() -> list[dict[str, Any]]:
    return [
        case for name in ("situation_cases", "situation_round_1") for group in load(name).values() for case in group
    ]
