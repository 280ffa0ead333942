"""A detail that no question asked for: given by the way, or put right."""

from __future__ import annotations

from actions.contacts import say_contacts
from actions.form import put_right
from actions.guarded import GuardedAction
from actions.merging import merged
from actions.situation import volunteered
from actions.turn import Events, Turn


class ActionTakeDetail(GuardedAction):
    """Hands a detail to the form, which takes it in and makes the plan anew."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_take_detail"

    def respond(self, turn: Turn) -> Events:
        """A place that the contacts were waiting for gives them; a message without a detail gets a word."""
        details = volunteered(turn)
        if turn.slots.get("wants_contacts") and ("place" in details or "place_options" in details):
            return say_contacts(turn, merged(turn.slots, details))
        if details:
            return put_right(turn, merged(turn.slots, details))
        turn.dispatcher.utter_message(response="utter_thanks" if turn.slots.get("planned") else "utter_greet")
        return []
