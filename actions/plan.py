"""The plan: what to do now, in the first hour, today and this week."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.guarded import Events, GuardedAction
from actions.situation import known
from actions.turn import Slots, Turn
from guidance_kb import replies
from guidance_kb.planning.planner import plan


class ActionPlan(GuardedAction):
    """Makes the plan of what is known; what is not known is assumed, and the plan says so."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_plan"

    def respond(self, turn: Turn) -> Events:
        """Sends the plan."""
        return say_plan(turn, turn.slots)


def say_plan(turn: Turn, slots: Slots) -> Events:
    """Sends the plan of the slots, with words first for somebody who speaks of themself."""
    if slots.get("role") == "self":
        words = "words-for-an-adult" if slots.get("age_group") == "adult" else "words-for-a-child"
        turn.say(replies.text(words, turn.kb))
    turn.say(replies.plan(plan(known(slots), turn.kb, turn.at)))
    return [SlotSet("planned", True)]
