"""Whether a message is out of scope, or wants help to do harm: the reader has read more of both than the classifier."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as UNCLEAR
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.certain_intent import set_certain_intent
from bot.nlu.stateless import StatelessComponent
from guidance_kb.understanding.scope import HARMFUL, OUT_OF_SCOPE, declined_as, is_in_scope, is_plainly_harmful

_INTENTS = {OUT_OF_SCOPE: "out_of_scope", HARMFUL: "harmful_request"}
_DECLINING = frozenset(_INTENTS.values())
_CONTENT = frozenset({"ask_guidance", "describe_worry", "ask_contact", "ask_what_to_do", UNCLEAR, *_DECLINING})
"""The intents of messages that say what somebody wants; what belongs to the conversation itself is not out of scope."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ScopeScreen(StatelessComponent):
    """Declines what the reader finds out of scope or harmful, and takes back what it plainly does not."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Screens every message that has text."""
        for message in messages:
            if message.get(TEXT):
                _screen(message, message.get(TEXT))
        return messages


def _screen(message: Message, text: str) -> None:
    declined, intent = declined_as(text), message.get(INTENT, {}).get("name")
    if declined and (intent in _CONTENT or is_plainly_harmful(text)):
        set_certain_intent(message, _INTENTS[declined])
    elif intent == _INTENTS[OUT_OF_SCOPE] and is_in_scope(text):
        ranking = [entry for entry in message.get(INTENT_RANKING_KEY, []) if entry["name"] not in _DECLINING]
        message.set(INTENT, ranking[0] if ranking else {"name": UNCLEAR, "confidence": 1.0}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
