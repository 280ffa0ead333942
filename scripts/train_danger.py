"""`make danger-model`: fits the danger model to its examples. Runs in Rasa's environment, which has scikit-learn.

The threshold is the highest at which cross-validation on the examples still finds the wanted share of the dangers: a
false alarm costs the reader one card, a miss may cost a child.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import yaml
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from guidance_kb.encoder import DIMENSIONS, encoder
from guidance_kb.understanding.danger_model import MODEL_FILE, DangerModel, terms_of
from scripts.processes import PROJECT

EXAMPLES = MODEL_FILE.with_name("danger_examples")
C = 10.0
WANTED_RECALL = 0.90


def main() -> None:
    """Writes the model and prints what cross-validation says of it."""
    texts, labels = read_examples()
    words = TfidfVectorizer(analyzer=terms_of, min_df=2, sublinear_tf=True)
    features = hstack([csr_matrix(encoder().encode(texts)), words.fit_transform(texts)]).tocsr()
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    likeness = cross_val_predict(_classifier(), features, labels, cv=folds, method="predict_proba")[:, 1]
    threshold = float(np.floor(np.quantile(likeness[labels], 1 - WANTED_RECALL) * 100) / 100)
    fitted = _classifier().fit(features, labels)
    weights = fitted.coef_[0].astype(np.float32)
    terms = {term: place for place, term in enumerate(words.get_feature_names_out())}
    rarity = words.idf_.astype(np.float32)
    DangerModel(
        weights[:DIMENSIONS], terms, rarity, weights[DIMENSIONS:], float(fitted.intercept_[0]), threshold
    ).save()
    print(f"{labels.sum()} in danger, {(~labels).sum()} calm; {len(terms)} terms; threshold {threshold:.2f}")
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
    return LogisticRegression(C=C, class_weight="balanced", max_iter=3000)


if __name__ == "__main__":
    main()
