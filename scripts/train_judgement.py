"""`make indicators`, second part: weighs the evidence for an indicator. Runs in the app's environment, which has spaCy.

Logistic regression over ten features, by Newton's method; cross-validated by message.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from guidance_kb.spotting.judgement import WEIGHTS_FILE, Evidence, evidence_in, features_of, is_denied
from guidance_kb.spotting.spot import LEAST
from scripts.reader_examples import DESCRIPTIONS, labelled_cases

_RIDGE = 1.0
_FOLDS = 10


def main() -> None:
    """Writes the weights and prints what cross-validation says of it."""
    cases = list(labelled_cases(DESCRIPTIONS, "tuning"))  # the reader has seen the others
    names: list[str] = []
    rows, is_meant, message = [], [], []
    for number, name, evidence, meant in _evidence(cases):
        features = features_of(name, evidence)
        names = list(features)
        rows.append(list(features.values()))
        is_meant.append(meant)
        message.append(number)
    table, meant_in, of_message = np.array(rows), np.array(is_meant, dtype=float), np.array(message)
    sure = np.zeros(len(meant_in))
    for fold in range(_FOLDS):
        unseen = of_message % _FOLDS == fold
        sure[unseen] = _apply(_fit(table[~unseen], meant_in[~unseen]), table[unseen])
    weights = _fit(table, meant_in).round(3).tolist()
    WEIGHTS_FILE.write_text(json.dumps(dict(zip([*names, "bias"], weights, strict=True)), indent=2) + "\n", "utf-8")
    wanted = sum(len(case["found"]) for case in cases)
    for least in (LEAST - 0.1, LEAST - 0.05, LEAST, LEAST + 0.05, LEAST + 0.1):
        shown = sure >= least
        print(f"from {least:.2f}: precision {meant_in[shown].mean():.3f}, recall {meant_in[shown].sum() / wanted:.3f}")


def _evidence(cases: list[dict[str, Any]]) -> Iterator[tuple[int, str, list[Evidence], bool]]:
    """What is weighed: neither what its author left open nor what is denied, which needs no weighing."""
    for number, case in enumerate(cases):
        for name, evidence in evidence_in(case["text"]).items():
            if name not in (case.get("fine") or ()) and not is_denied(name, evidence):
                yield number, name, evidence, name in case["found"]


def _fit(table: np.ndarray, meant: np.ndarray) -> np.ndarray:
    """The weights, the bias last."""
    full = np.hstack([table, np.ones((len(table), 1))])
    weights = np.zeros(full.shape[1])
    ridge = _RIDGE * np.eye(len(weights))
    ridge[-1, -1] = 0
    for _ in range(30):
        share = _apply(weights, table)
        slope = full.T @ (share - meant) + ridge @ weights
        weights -= np.linalg.solve(full.T @ (full * (share * (1 - share))[:, None]) + ridge, slope)
    return weights


def _apply(weights: np.ndarray, table: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1]))))


if __name__ == "__main__":
    main()
