"""How much a message is like those in which somebody was in danger: logistic regression over the sentence vector.

`danger_model.npz` is made by `make danger-model` from `danger_examples/`, whose authors wrote the same scenes with danger
and without. The rules (`alarms.py`) say why they went off and know what they know; this sees what nobody thought of.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np

from guidance_kb.encoder import encoder

MODEL_FILE = Path(__file__).with_name("danger_model.npz")


def likeness(text: str) -> float:
    """Between 0 and 1; it counts as danger from `threshold()` on."""
    weights, bias, _ = _model()
    return float(1 / (1 + np.exp(-(weights @ encoder().encode([text])[0] + bias))))


def threshold() -> float:
    """Chosen on the training examples, by cross-validation (`scripts/train_danger.py`)."""
    return _model()[2]


@lru_cache(maxsize=1)
def _model() -> tuple[np.ndarray, float, float]:
    with np.load(MODEL_FILE, allow_pickle=False) as arrays:
        return arrays["weights"], float(arrays["bias"]), float(arrays["threshold"])
