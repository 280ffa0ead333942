"""Whether somebody is in danger now. It has the last word."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.certain_intent import set_certain_intent
from bot.nlu.stateless import StatelessComponent
from guidance_kb.understanding.danger import in_danger
from guidance_kb.understanding.danger_signs import sets_off_an_alarm

DANGER = "danger"
NOW_SAFE = "now_safe"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerScreen(StatelessComponent):
    """Sets the intent `danger` at 1.0, and puts it first in the ranking, where the message says so."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Screens every message that has text."""
        for message in messages:
            text = message.get(TEXT)
            if text and in_danger(text) and not _is_over(message, text):
                set_certain_intent(message, DANGER)
        return messages


def _is_over(message: Message, text: str) -> bool:
    # Whoever says that it has passed is believed, unless a rule finds danger in the same message.
    return message.get(INTENT, {}).get("name") == NOW_SAFE and not sets_off_an_alarm(text)
