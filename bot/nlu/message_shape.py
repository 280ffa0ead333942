"""Messages whose form alone says what they are for, whatever the classifier makes of them."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.certain_intent import set_certain_intent
from bot.nlu.gazetteer import gazetteer
from bot.nlu.stateless import StatelessComponent
from guidance_kb.understanding.shape import is_only_details, is_only_skip, is_unreadable
from guidance_kb.understanding.situation import find_entities


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class MessageShape(StatelessComponent):
    """Details or "skip" alone are an answer; another script or pictures alone are beyond us."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the intent of the messages that have such a form, and leaves the others alone."""
        for message in messages:
            name = _intent(message.get(TEXT) or "")
            if name:
                set_certain_intent(message, name)
        return messages


def _intent(text: str) -> str | None:
    if is_unreadable(text):
        return "out_of_scope"
    is_answer = is_only_skip(text) or is_only_details(text, find_entities(text, gazetteer(), "role"))
    return "give_answer" if is_answer else None
