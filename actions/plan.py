"""The plan: what to do now, in the first hour, today and this week."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.guarded import GuardedAction
from actions.situation import known
from actions.turn import Events, Slots, Turn
from guidance_kb import replies
from guidance_kb.planning.planner import plan

_WORDS = {
    "parent": "words-for-a-parent",
    "colleague": "words-for-a-colleague",
    "public": "words-for-the-public",
}


class ActionPlan(GuardedAction):
    """Makes the plan of what is known; what is not known is assumed, and the plan says so."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_plan"

    def respond(self, turn: Turn) -> Events:
        """Sends the plan."""
        return say_plan(turn, turn.slots)


def words_for(role: str | None, age_group: str | None) -> str | None:
    """The message with which a victim, a parent, a workmate or a passer-by is met; None for a professional."""
    if role == "self":
        return {"child": "words-for-a-child", "adult": "words-for-an-adult"}.get(age_group or "", "words-for-anyone")
    return _WORDS.get(role or "")


def say_plan(turn: Turn, slots: Slots) -> Events:
    """Sends the plan of the slots, with words first for whoever does not do this for a living."""
    words = words_for(slots.get("role"), slots.get("age_group"))
    if words and not slots.get("planned"):
        turn.say(replies.text(words, turn.kb))
    turn.say(replies.plan(plan(known(slots), turn.kb, turn.at)))
    return [SlotSet("planned", True)]
