"""An intent that a rule is certain of."""

from __future__ import annotations

from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message


def set_certain_intent(message: Message, name: str) -> None:
    """Sets the intent at 1.0, and puts it first in the ranking."""
    certain = {"name": name, "confidence": 1.0}
    others = [entry for entry in message.get(INTENT_RANKING_KEY, []) if entry["name"] != name]
    message.set(INTENT, certain, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [certain, *others], add_to_output=True)
