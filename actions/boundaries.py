"""What this service cannot do, or cannot read: said, and never without somebody to ring."""

from __future__ import annotations

from actions.guarded import GuardedAction
from actions.turn import Events, Turn
from guidance_kb import replies
from guidance_kb.understanding.shape import is_unreadable


class ActionOutOfScope(GuardedAction):
    """Says that we cannot help with that, and gives the emergency contacts."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_out_of_scope"

    def respond(self, turn: Turn) -> Events:
        """A message that cannot be read may be a cry for help: the emergency card comes first."""
        if is_unreadable(turn.text):
            turn.say(replies.emergency(turn.kb, turn.at))
        return _say(turn, "utter_out_of_scope")


class ActionDecline(GuardedAction):
    """Declines to help with harm, and gives the emergency contacts."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_decline"

    def respond(self, turn: Turn) -> Events:
        """Somebody who is made to take part may be asking."""
        return _say(turn, "utter_decline")


def _say(turn: Turn, response: str) -> Events:
    turn.dispatcher.utter_message(response=response)
    turn.say(replies.contacts(replies.EMERGENCY_CONTACTS, turn.kb, turn.at, place=turn.slots.get("place")))
    return []
