"""Presidio with what it needs to know of people here: its own recognisers, ours, and our model of names.

Presidio's recognisers that look things up on the network (top-level domains) are not among them.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import regex
from presidio_analyzer import (
    AnalyzerEngine,
    EntityRecognizer,
    Pattern,
    PatternRecognizer,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpArtifacts, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    NhsRecognizer,
    PhoneRecognizer,
    SpacyRecognizer,
    UkDrivingLicenceRecognizer,
    UkNinoRecognizer,
)

from web_widget.redaction.dates import LongAgo
from web_widget.redaction.patterns import LIKELY, PATTERNS
from web_widget.redaction.unknown import UnknownWords, is_an_ordinary_word

MODEL = Path(__file__).with_name("names")
"""Our spaCy model of names, schools, addresses and account names; `scripts/train_names.py` makes it."""
LEARNED = ("name", "school", "address", "handle")
"""What it finds."""
LANGUAGE = "en"
_BEGINNING = regex.compile(r"(?:^|[.?!:\n])[\s\"'“‘(\-]*\Z")
_FLAGS = regex.IGNORECASE | regex.MULTILINE
# It would write what it looks at to the log.
logging.getLogger("presidio-analyzer").setLevel(logging.CRITICAL)


class _Email(EmailRecognizer):
    """Presidio's, but for the question whether the domain exists, which it asks of the network."""

    def validate_result(self, pattern_text: str) -> bool | None:
        """Unknown: the form is enough."""
        return None


class _Names(SpacyRecognizer):
    """What the model finds, but for ordinary words, small or at the start of a sentence."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """The spans of the model's entities."""
        found = super().analyze(text, entities, nlp_artifacts)
        return [one for one in found if one.entity_type != "name" or not _is_ordinary(text, one.start, one.end)]


def _is_ordinary(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    begins = word.islower() or _BEGINNING.search(text, 0, start) is not None
    return begins and is_an_ordinary_word(word)


def analyzer(model: Path | str = MODEL, labels: dict[str, str] | None = None) -> AnalyzerEngine:
    """The analyzer, whose entity types are our kinds. `labels` says which of a spaCy model's mean which kind."""
    labels = labels or {kind: kind for kind in LEARNED}
    nlp = SpacyNlpEngine(
        models=[{"lang_code": LANGUAGE, "model_name": str(model)}],
        ner_model_configuration=NerModelConfiguration(
            model_to_presidio_entity_mapping=labels, labels_to_ignore=[], low_score_entity_names=[]
        ),
    )
    registry = RecognizerRegistry(supported_languages=[LANGUAGE])
    for recognizer in (*_of_presidio(), *_ours(), _Names(supported_entities=sorted(set(labels.values())))):
        registry.add_recognizer(recognizer)
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=[LANGUAGE])


def _of_presidio() -> list[EntityRecognizer]:
    return [
        NhsRecognizer(supported_entity="nhs-number", context=[]),
        UkNinoRecognizer(supported_entity="ni-number", context=[]),
        UkDrivingLicenceRecognizer(supported_entity="driving-licence", context=[]),
        CreditCardRecognizer(supported_entity="bank", context=[]),
        IbanRecognizer(supported_entity="bank", context=[]),
        IpRecognizer(supported_entity="ip-address", context=[]),
        PhoneRecognizer(supported_entity="phone", supported_regions=("GB",), context=[]),
        _Email(supported_entity="email", context=[]),
    ]


def _ours() -> list[EntityRecognizer]:
    told = [_recogniser(kind, patterns, 0.9) for kind, patterns in PATTERNS.items()]
    likely = [_recogniser(kind, patterns, 0.3) for kind, patterns in LIKELY.items()]
    return [*told, *likely, LongAgo(_FLAGS), UnknownWords()]


def _recogniser(kind: str, patterns: Sequence[str], score: float) -> PatternRecognizer:
    named = [Pattern(f"{kind} {number}", pattern, score) for number, pattern in enumerate(patterns, 1)]
    return PatternRecognizer(supported_entity=kind, name=kind, patterns=named, global_regex_flags=_FLAGS)
