"""Whether somebody is in danger now. It has the last word."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from guidance_kb.understanding.danger import in_danger, sets_off_an_alarm

DANGER = "danger"
NOW_SAFE = "now_safe"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerScreen(GraphComponent):
    """Sets the intent `danger` at 1.0, and puts it first in the ranking, where the message says so."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerScreen:
        """Creates the screen; it has nothing of its own to load."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Screens every message that has text."""
        for message in messages:
            text = message.get(TEXT)
            if text and in_danger(text) and not _is_over(message, text):
                _say_danger(message)
        return messages


def _is_over(message: Message, text: str) -> bool:
    # Whoever says that it has passed is believed, unless a rule finds danger in the same message.
    return message.get(INTENT, {}).get("name") == NOW_SAFE and not sets_off_an_alarm(text)


def _say_danger(message: Message) -> None:
    danger = {"name": DANGER, "confidence": 1.0}
    others = [entry for entry in message.get(INTENT_RANKING_KEY, []) if entry["name"] != DANGER]
    message.set(INTENT, danger, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [danger, *others], add_to_output=True)
