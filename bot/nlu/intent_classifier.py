"""What a message is for: logistic regression on the sentence vector and the words."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as UNCLEAR
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from guidance_kb.understanding.linear_model import Example, LinearModel
from guidance_kb.understanding.terms import terms_of

_FILE = "intents.npz"
_RANKED = 5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LogisticRegressionIntentClassifier(GraphComponent):
    """Sets `intent` and `intent_ranking`; a message below the threshold has the intent `nlu_fallback`.

    Some intents cost much when they are wrong. One of those is passed over for the next where it is less probable
    than `least` asks of it.
    """

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: LinearModel | None = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`C`: how closely to fit; `threshold`: the least probability that counts as understood; `least`: by intent."""
        return {"C": 10.0, "threshold": 0.4, "least": {}}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LogisticRegressionIntentClassifier:
        """Creates an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LogisticRegressionIntentClassifier:
        """Loads a trained classifier; raises ValueError where the model has none."""
        with model_storage.read_from(resource) as folder:
            model = LinearModel.load(folder / _FILE)
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the model to the examples of every intent and keeps it."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        intents = [example.get(INTENT) for example in examples]
        self._model = LinearModel.fit([_looked_at(one) for one in examples], intents, self._config["C"])
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Classifies every message that has a vector; one without text is unclear."""
        for message in messages:
            ranking = self._ranking(message)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, message: Message) -> list[dict[str, Any]]:
        if self._model is None or not message.get(TEXT):
            return [{"name": UNCLEAR, "confidence": 1.0}]
        ranked = self._model.probabilities(_looked_at(message))
        enough = [(name, share) for name, share in ranked if share >= self._config["least"].get(name, 0.0)]
        ranking = [{"name": name, "confidence": share} for name, share in enough[:_RANKED]]
        best = enough[0][1]
        unclear = {"name": UNCLEAR, "confidence": 1.0 - best}
        return [unclear, *ranking] if best < self._config["threshold"] else ranking


def _looked_at(message: Message) -> Example:
    _, sentence = message.get_dense_features(TEXT, [])
    return Example(sentence.features[0], terms_of(message.get(TEXT)))
