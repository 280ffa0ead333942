"""`make indicators`: fits the indicator model to its examples, in Rasa's environment, which has scikit-learn."""

from __future__ import annotations

from guidance_kb.spotting.indicator_model import MODEL_FILE, IndicatorModel, looked_at
from guidance_kb.spotting.polarity import says_no
from guidance_kb.understanding.linear_model import LinearModel
from scripts.reader_examples import indicator_phrases

C = 20.0
LEAST_WEIGHT = 0.1


def main() -> None:
    """Writes the model and prints how much it learned from."""
    pairs = list(indicator_phrases())
    labels = [label for label, _ in pairs]
    model = LinearModel.fit([looked_at(text) for _, text in pairs], labels, C)
    said = {label: [says_no(text) for other, text in pairs if other == label] for label in model.labels}
    # Most weights are next to nothing: without them the file is a sixth of its size and says the same.
    model = model.without_weights_below(LEAST_WEIGHT)
    IndicatorModel(model, {label: sum(flags) / len(flags) for label, flags in said.items()}).save()
    print(f"{len(pairs)} pieces, {len(model.labels) - 1} indicators; {MODEL_FILE.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
