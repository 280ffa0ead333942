"""Messages whose form alone says what they are for, whatever the classifier makes of them."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.gazetteer import gazetteer
from guidance_kb.understanding.shape import is_only_details, is_only_skip, is_unreadable
from guidance_kb.understanding.situation import find_entities


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class MessageShape(GraphComponent):
    """Details or "skip" alone are an answer; another script or pictures alone are beyond us."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageShape:
        """Creates the component; it has nothing of its own to load."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent of the messages that have such a form, and leaves the others alone."""
        for message in messages:
            name = _intent(message.get(TEXT) or "")
            if name:
                _set(message, {"name": name, "confidence": 1.0})
        return messages


def _intent(text: str) -> str | None:
    if is_unreadable(text):
        return "out_of_scope"
    is_answer = is_only_skip(text) or is_only_details(text, find_entities(text, gazetteer(), "role"))
    return "give_answer" if is_answer else None


def _set(message: Message, intent: dict[str, Any]) -> None:
    others = [entry for entry in message.get(INTENT_RANKING_KEY, []) if entry["name"] != intent["name"]]
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [intent, *others], add_to_output=True)
