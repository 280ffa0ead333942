"""Fits the model of names to its examples. Runs in the environment that `scripts/install reader` makes (Faker).

    .venv-reader/bin/python -m scripts.train_names

Each message of `web_widget/redaction/examples/` is seen many times, with other names each time: Faker's of many
countries, and those of `cultures.yml`. So are messages of the reader's examples, with names put in and as they are.
"""

from __future__ import annotations

import random

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import filter_spans, fix_random_seed, minibatch

from scripts.marked import Marked
from scripts.named_messages import calm_and_named, marked_messages, plain_messages, varied
from web_widget.redaction.engine import LEARNED, MODEL

EPOCHS = 11
VARIANTS = 5
"""How often a marked message is seen in an epoch, each time with other names."""
PUT_IN, CALM = 5000, 2500
"""Messages of the reader's examples that are seen in an epoch, with names put in and without."""
_CONFIG = {
    "model": {
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None, "width": 96, "depth": 4, "embed_size": 3000, "window_size": 1,
            "maxout_pieces": 3, "subword_features": True,
        }
    }
}  # fmt: skip


def main() -> None:
    """Fits, prints the loss of each epoch, and writes the model."""
    fix_random_seed(0)
    chance = random.Random(0)
    messages, plain = marked_messages(), plain_messages()
    print(f"{len(messages)} marked messages, {len(plain)} plain ones", flush=True)
    nlp = spacy.blank("en")
    recogniser = nlp.add_pipe("ner", config=_CONFIG)
    for kind in LEARNED:
        recogniser.add_label(kind)  # type: ignore[attr-defined]
    nlp.initialize()
    optimiser = nlp.resume_training()
    for epoch in range(EPOCHS):
        seen = [varied(one, chance) for one in messages for _ in range(VARIANTS)]
        seen += calm_and_named(chance, plain, PUT_IN, CALM)
        chance.shuffle(seen)
        losses: dict[str, float] = {}
        optimiser.learn_rate = 0.001 * (1 - epoch / EPOCHS) + 0.0001
        for batch in minibatch(seen, 32):
            nlp.update([_example(nlp, one) for one in batch], drop=0.2, sgd=optimiser, losses=losses)
        print(f"  {epoch + 1} of {EPOCHS}: {losses['ner']:.0f}", flush=True)
        with nlp.use_params(optimiser.averages):
            nlp.to_disk(MODEL)


def _example(nlp: Language, message: Marked) -> Example:
    doc = nlp.make_doc(message.text)
    reference = Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    found = [
        doc.char_span(start, end, label=kind, alignment_mode="expand")
        for kind, start, end in message.marks
        if kind in LEARNED
    ]
    reference.ents = filter_spans(
        [Span(reference, span.start, span.end, label=span.label_) for span in found if span is not None]
    )
    return Example(doc, reference)


if __name__ == "__main__":
    main()
