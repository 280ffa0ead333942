"""`make understanding`: fits the danger model to its examples, in Rasa's environment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from guidance_kb.understanding.danger import LIKELY, signs_of
from guidance_kb.understanding.danger_model import CALM, DANGER, MODEL_FILE, looked_at
from guidance_kb.understanding.linear_model import Example, LinearModel
from scripts.processes import PROJECT

EXAMPLES = MODEL_FILE.with_name("danger_examples")
C = 40.0


def main() -> None:
    """Writes the danger model and prints what cross-validation says of it."""
    texts, labels = read_danger_examples()
    examples = [looked_at(text, signs_of) for text in texts]
    likeness = _cross_validated(examples, labels)
    of_danger = np.array([label == DANGER for label in labels])
    LinearModel.fit(examples, labels, C).save(MODEL_FILE)
    print(f"danger: {of_danger.sum()} in danger, {(~of_danger).sum()} calm")
    print(f"  cross-validation: recall {(likeness[of_danger] >= LIKELY).mean():.3f}, ", end="")
    print(f"false alarms {(likeness[~of_danger] >= LIKELY).mean():.3f}")


def read_danger_examples() -> tuple[list[str], list[str]]:
    """Every example once, and its label."""
    found = {text: DANGER if intent == "danger" else CALM for intent, text in _of_the_assistant()}
    for path in sorted(EXAMPLES.glob("*.yml")):
        cases = yaml.safe_load(path.read_text("utf-8"))
        found.update({case["text"]: DANGER if case["danger"] else CALM for case in cases})
    return list(found), list(found.values())


def _of_the_assistant() -> Iterator[tuple[str, str]]:
    # What people say to the assistant with any other intention is calm, however grave.
    for path in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for group in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            for line in group.get("examples", "").splitlines():
                yield group.get("intent", ""), line.removeprefix("- ").strip()


def _cross_validated(examples: Sequence[Example], labels: Sequence[str]) -> np.ndarray:
    """The probability of danger that a model gives each example that has not seen it."""
    likeness = np.zeros(len(examples))
    folds = StratifiedKFold(5, shuffle=True, random_state=0).split(np.zeros(len(labels)), labels)
    for seen, unseen in folds:
        model = LinearModel.fit([examples[n] for n in seen], [labels[n] for n in seen], C)
        place = model.labels.index(DANGER)
        likeness[unseen] = [model.shares(examples[n])[place] for n in unseen]
    return likeness


if __name__ == "__main__":
    main()
