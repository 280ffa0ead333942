"""Each component of the pipeline by itself, and there and back through a model's storage."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.danger_screen import DangerScreen
from bot.nlu.intent_classifier import LogisticRegressionIntentClassifier
from bot.nlu.sentence_encoder_featurizer import SentenceEncoderFeaturizer
from bot.nlu.situation_entity_extractor import SituationEntityExtractor
from guidance_kb.understanding.linear_model import LinearModel

EXAMPLES = {
    "greet": ("hello", "hi there", "good morning"),
    "thank": ("thank you", "thanks", "many thanks"),
    "ask_contact": ("what is the number", "who do I ring", "phone number please"),
}
CONTEXT = ExecutionContext(GraphSchema({}))


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage(tmp_path)


@pytest.fixture(scope="module")
def training_data() -> TrainingData:
    examples = [Message.build(text=text, intent=name) for name, texts in EXAMPLES.items() for text in texts]
    return _featurizer().process_training_data(TrainingData(examples))


def _featurizer() -> SentenceEncoderFeaturizer:
    return SentenceEncoderFeaturizer.create({}, None, Resource("featurizer"), CONTEXT)


def _featurized(text: str) -> Message:
    return _featurizer().process([Message({"text": text})])[0]


def _classifier(storage: LocalModelStorage, **config: object) -> LogisticRegressionIntentClassifier:
    config = {**LogisticRegressionIntentClassifier.get_default_config(), **config}
    return LogisticRegressionIntentClassifier.create(config, storage, Resource("classifier"), CONTEXT)


def test_the_featurizer_adds_one_vector_of_length_one() -> None:
    _, sentence = _featurized("a worried teacher").get_dense_features("text", [])
    assert sentence.features.shape == (1, 384)
    assert np.linalg.norm(sentence.features) == pytest.approx(1.0, abs=1e-5)


def test_the_featurizer_leaves_a_message_without_text_alone() -> None:
    assert _featurizer().process([Message({"text": ""})])[0].features == []


def test_the_classifier_sets_the_intent_and_the_ranking(storage, training_data) -> None:
    classifier = _classifier(storage, threshold=0.0)
    classifier.train(training_data)
    message = classifier.process([_featurized("hello, good morning")])[0]
    assert message.get("intent")["name"] == "greet"
    assert message.get("intent_ranking")[0] == message.get("intent")
    assert sum(entry["confidence"] for entry in message.get("intent_ranking")) == pytest.approx(1.0)


def test_the_classifier_is_the_same_after_it_was_stored_and_loaded(storage, training_data) -> None:
    classifier = _classifier(storage)
    resource = classifier.train(training_data)
    loaded = LogisticRegressionIntentClassifier.load(classifier._config, storage, resource, CONTEXT)
    before, after = (
        one.process([_featurized("who can I ring")])[0].get("intent_ranking") for one in (classifier, loaded)
    )
    assert before == after


def test_a_message_below_the_threshold_is_unclear(storage, training_data) -> None:
    classifier = _classifier(storage, threshold=1.01)
    classifier.train(training_data)
    assert classifier.process([_featurized("hello")])[0].get("intent")["name"] == "nlu_fallback"


def test_an_intent_that_costs_much_is_passed_over_on_a_weak_guess(storage, training_data) -> None:
    classifier = _classifier(storage, threshold=0.0, least={"greet": 1.01})
    classifier.train(training_data)
    assert classifier.process([_featurized("hello")])[0].get("intent")["name"] != "greet"


def test_weights_load_without_running_code(tmp_path: Path) -> None:
    np.savez(tmp_path / "bad.npz", labels=np.array([{"a": 1}], dtype=object), weights=np.ones(1), bias=np.ones(1))
    with pytest.raises(ValueError, match="pickle"):
        LinearModel.load(tmp_path / "bad.npz")


def test_the_danger_screen_puts_danger_first() -> None:
    message = Message({"text": "he's got a knife and he's outside the house now"})
    message.set("intent", {"name": "greet", "confidence": 0.9})
    message.set("intent_ranking", [{"name": "greet", "confidence": 0.9}, {"name": "danger", "confidence": 0.1}])
    screened = DangerScreen.create({}, None, Resource("screen"), CONTEXT).process([message])[0]
    assert screened.get("intent") == {"name": "danger", "confidence": 1.0}
    assert [entry["name"] for entry in screened.get("intent_ranking")] == ["danger", "greet"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [("it's ok now hes gone", "now_safe"), ("it's ok now but he's got a knife and he's coming back", "danger")],
)
def test_the_danger_screen_believes_that_it_is_over_unless_a_rule_says_otherwise(text: str, intent: str) -> None:
    message = Message({"text": text})
    message.set("intent", {"name": "now_safe", "confidence": 0.9})
    screened = DangerScreen.create({}, None, Resource("screen"), CONTEXT).process([message])[0]
    assert screened.get("intent")["name"] == intent


def test_the_danger_screen_leaves_a_calm_message_alone() -> None:
    message = Message({"text": "what is the NRM?"})
    assert DangerScreen.create({}, None, Resource("screen"), CONTEXT).process([message])[0].get("intent") is None


def test_the_entity_extractor_finds_the_details_of_a_situation() -> None:
    message = Message({"text": "I'm a teacher in Southwark and she is 14"})
    extractor = SituationEntityExtractor.create({}, None, Resource("extractor"), CONTEXT)
    found = {entity["entity"]: entity["value"] for entity in extractor.process([message])[0].get("entities")}
    assert (found["role"], found["place"], found["age"]) == ("teacher", "southwark", 14)
