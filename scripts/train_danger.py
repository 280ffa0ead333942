"""`make danger-model`: fits the danger model to its examples. Runs in Rasa's environment, which has scikit-learn.

The threshold is the highest at which cross-validation on the examples still finds the wanted share of the dangers: a
false alarm costs the reader one card, a miss may cost a child.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from guidance_kb.encoder import encoder
from guidance_kb.understanding.danger_model import MODEL_FILE
from scripts.processes import PROJECT

EXAMPLES = MODEL_FILE.with_name("danger_examples")
C = 10.0
WANTED_RECALL = 0.90


def main() -> None:
    """Writes the model and prints what cross-validation says of it."""
    texts, labels = read_examples()
    vectors = encoder().encode(texts)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    likeness = cross_val_predict(_classifier(), vectors, labels, cv=folds, method="predict_proba")[:, 1]
    threshold = float(np.floor(np.quantile(likeness[labels], 1 - WANTED_RECALL) * 100) / 100)
    fitted = _classifier().fit(vectors, labels)
    np.savez(
        MODEL_FILE,
        weights=fitted.coef_[0].astype(np.float32),
        bias=np.float32(fitted.intercept_[0]),
        threshold=np.float32(threshold),
    )
    print(f"{labels.sum()} in danger, {(~labels).sum()} calm; threshold {threshold:.2f}")
    print(f"cross-validation: recall {(likeness[labels] >= threshold).mean():.3f}, ", end="")
    print(f"false alarms {(likeness[~labels] >= threshold).mean():.3f}")


def read_examples() -> tuple[list[str], np.ndarray]:
    """Every example once, and whether somebody is in danger in it (bool, one a text)."""
    found = {text: intent == "danger" for intent, text in _of_the_assistant()}
    for path in sorted(EXAMPLES.glob("*.yml")):
        found.update({case["text"]: case["danger"] for case in yaml.safe_load(path.read_text("utf-8"))})
    return list(found), np.array(list(found.values()), dtype=bool)


def _of_the_assistant() -> Iterator[tuple[str, str]]:
    # What people say to the assistant with any other intention is calm, however grave.
    for path in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for group in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            for line in group.get("examples", "").splitlines():
                yield group.get("intent", ""), line.removeprefix("- ").strip()


def _classifier() -> LogisticRegression:
    return LogisticRegression(C=C, class_weight="balanced", max_iter=2000)


if __name__ == "__main__":
    main()
