"""The sentences of this folder's files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent
ROUNDS = ("danger_cases", "danger_round_1", "danger_round_2", "danger_round_3", "danger_round_4")


def load(name: str) -> Any:
    return yaml.safe_load((_HERE / f"{name}.yml").read_text(encoding="utf-8"))


def danger_sentences(kind: str) -> list[str]:
    """All sentences of one kind, `danger` or `calm`."""
    return [sentence for name in ROUNDS for group in load(name)[kind].values() for sentence in group]


def situations() -> list[dict[str, Any]]:
    return [
        case for name in ("situation_cases", "situation_round_1") for group in load(name).values() for case in group
    ]
