"""A message becomes the vector of the sentence encoder."""

from __future__ import annotations

import hashlib
import inspect
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

import guidance_kb.encoder
from bot.nlu.stateless import StatelessComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(StatelessComponent):
    """Adds one dense sentence feature to each message with text: float32, shape (1, 384), length 1."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Changes with the encoder's own file, so that the next training computes the vectors anew."""
        return hashlib.sha256(inspect.getsource(guidance_kb.encoder).encode()).hexdigest()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to every training example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to every message that has text."""
        with_text = [message for message in messages if message.get(TEXT)]
        vectors = guidance_kb.encoder.encoder().encode(message.get(TEXT) for message in with_text)
        for message, vector in zip(with_text, vectors, strict=True):
            feature = Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__)
            message.add_features(feature)
        return messages
