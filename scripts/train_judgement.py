"""`make indicators`, second part: weighs the evidence for an indicator. Runs in the app's environment, which has spaCy.

Logistic regression over nine features, by Newton's method; cross-validated by message.
"""

from __future__ import annotations

import json

import numpy as np

from guidance_kb.spotting.indicator_model import indicator_model
from guidance_kb.spotting.judgement import WEIGHTS_FILE, evidence_in, features_of
from guidance_kb.spotting.pieces import pieces
from guidance_kb.spotting.spot import LEAST
from scripts.scoring import read_set

_RIDGE = 1.0
_FOLDS = 10


def main() -> None:
    """Writes the weights and prints what cross-validation says of them."""
    cases = read_set("indicators_tuning.yml")
    names, rows, is_meant, message = [], [], [], []
    for number, case in enumerate(cases):
        for name, evidence in evidence_in(pieces(case["text"])).items():
            if name in (case.get("fine") or ()):
                continue
            features = features_of(evidence, indicator_model().negated[name])
            names = list(features)
            rows.append(list(features.values()))
            is_meant.append(name in case["found"])
            message.append(number)
    table, meant, of_message = np.array(rows), np.array(is_meant, dtype=float), np.array(message)
    sure = np.zeros(len(meant))
    for fold in range(_FOLDS):
        unseen = of_message % _FOLDS == fold
        sure[unseen] = _apply(_fit(table[~unseen], meant[~unseen]), table[unseen])
    weights = _fit(table, meant)
    WEIGHTS_FILE.write_text(
        json.dumps(dict(zip([*names, "bias"], weights.round(3).tolist(), strict=True)), indent=2) + "\n"
    )
    shown = sure >= LEAST
    wanted = sum(len(case["found"]) for case in cases)
    print(f"cross-validation: precision {meant[shown].mean():.3f}, recall {meant[shown].sum() / wanted:.3f} at {LEAST}")


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
