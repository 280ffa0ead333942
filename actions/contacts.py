"""Contacts: the one that was asked for, the place's own lines, the national ones."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.guarded import Events, GuardedAction
from actions.merging import merged
from actions.situation import said, slot_events
from actions.turn import Slots, Turn
from guidance_kb import replies
from guidance_kb.search import search

# How near a contact must be to the message to count as the one that was named.
_NAMED = 0.4
_MOST_NAMED = 3
_LINES = {"child": ("@children",), "adult": ("@adults",)}


class ActionContacts(GuardedAction):
    """Gives contacts at once, and asks for the borough where its lines would help."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_contacts"

    def respond(self, turn: Turn) -> Events:
        """Sends the contacts; without a place, the question for it after them."""
        return say_contacts(turn, merged(turn.slots, said(turn)))


def say_contacts(turn: Turn, slots: Slots) -> Events:
    """Sends the contacts for the place and the age group in the slots."""
    place = slots.get("place")
    ids = [*_named(turn), *_LINES.get(slots.get("age_group") or "", ("@children", "@adults"))]
    turn.say(replies.contacts([*ids, *replies.EMERGENCY_CONTACTS], turn.kb, turn.at, place=place))
    if not place:
        turn.say(_which_place(turn, slots))
    return [*slot_events(turn.slots, slots), SlotSet("wants_contacts", None if place else True)]


def _named(turn: Turn) -> list[str]:
    hits = search(turn.kb, turn.text, limit=_MOST_NAMED, kinds=("contact",))
    return [hit.id for hit in hits if hit.score >= _NAMED]


def _which_place(turn: Turn, slots: Slots) -> replies.Reply:
    if slots.get("place_options"):
        return replies.place_question(slots["place_options"], turn.kb)
    return replies.text("contacts-need-place", turn.kb)
