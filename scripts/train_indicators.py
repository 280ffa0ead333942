"""`make indicators`: fits the indicator model to its examples, in Rasa's environment, which has scikit-learn."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from guidance_kb import settings
from guidance_kb.spotting.indicator_model import MODEL_FILE, NONE, IndicatorModel, looked_at
from guidance_kb.spotting.polarity import says_no
from guidance_kb.understanding.linear_model import LinearModel

EXAMPLES = MODEL_FILE.with_name("examples")
C = 20.0
LEAST_WEIGHT = 0.1


def main() -> None:
    """Writes the model and prints how much it learned from."""
    pairs = list(read_examples())
    labels = [label for label, _ in pairs]
    model = LinearModel.fit([looked_at(text) for _, text in pairs], labels, C)
    said = {label: [says_no(text) for other, text in pairs if other == label] for label in model.labels}
    # Most weights are next to nothing: without them the file is a sixth of its size and says the same.
    model = model.without_weights_below(LEAST_WEIGHT)
    IndicatorModel(model, {label: sum(flags) / len(flags) for label, flags in said.items()}).save()
    print(f"{len(pairs)} pieces, {len(model.labels) - 1} indicators; {MODEL_FILE.stat().st_size / 1e6:.1f} MB")


def read_examples() -> Iterator[tuple[str, str]]:
    """Every piece with its label: the authors' phrases, and what the content itself says of each indicator."""
    for path in sorted(EXAMPLES.glob("*.yml")):
        found = yaml.safe_load(path.read_text("utf-8"))
        if isinstance(found, list):
            yield from ((NONE, text) for text in found)
            continue
        for label, phrases in found.items():
            yield from ((label, text) for text in phrases["says"])
            yield from ((NONE, text) for text in phrases.get("not", []))
    for path in sorted((settings.content_dir() / "indicators").glob("*.yml")):
        for indicator in yaml.safe_load(path.read_text("utf-8")):
            said = [*indicator["says"], *indicator["look_for"], indicator["label"]]
            yield from ((indicator["id"], text) for text in said)


if __name__ == "__main__":
    main()
