"""Contacts: the one that was asked for, the place's own lines, the national ones."""

from __future__ import annotations

import re

from rasa_sdk.events import SlotSet

from actions.guarded import GuardedAction
from actions.merging import merged
from actions.situation import said, slot_events
from actions.turn import Events, Slots, Turn
from guidance_kb import replies
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.search import search

# How near a contact must be to the message to count as the one that was named.
_NAMED = 0.4
_MOST_NAMED = 3
_LOOKED_AT = 40  # contacts: those of other places come between
_WORDS = {"child": re.compile(r"\bchild(ren)?\b", re.I), "adult": re.compile(r"\badults?\b", re.I)}
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
    age_group = _age_group(turn.text) or slots.get("age_group")
    lines = lines_for(age_group)
    named = _named(turn, place)
    # The place's own lines lead where the message names the place.
    ids = [*lines, *named] if said(turn).get("place") else [*named, *lines]
    serving = [name for name in (*ids, *replies.EMERGENCY_CONTACTS) if _serves(name, age_group, turn.kb)]
    turn.say(replies.contacts(serving, turn.kb, turn.at, place=place))
    if not place:
        turn.say(which_place(turn, slots))
    return [*slot_events(turn.slots, slots), SlotSet("wants_contacts", None if place else True)]


def lines_for(age_group: str | None) -> tuple[str, ...]:
    """The council's lines for an age group; both where it is not known."""
    return _LINES.get(age_group or "", ("@children", "@adults"))


def _named(turn: Turn, place: str | None) -> list[str]:
    hits = search(turn.kb, turn.text, limit=_LOOKED_AT, kinds=("contact",))
    near = [hit.id for hit in hits if hit.score >= _NAMED]
    return [name for name in near if _is_there(name, place, turn.kb)][:_MOST_NAMED]


def _is_there(name: str, place: str | None, kb: KnowledgeBase) -> bool:
    """Whether a contact serves the place: another council's line is never given."""
    contact, found = kb.contacts[name], kb.gazetteer.get(place) if place else None
    return contact.place in (None, place) and (found is None or found.nation in contact.nations)


def _age_group(text: str) -> str | None:
    """The age group that the words ask for a line for; None where they name neither, or both."""
    found = {group for group, words in _WORDS.items() if words.search(text)}
    return found.pop() if len(found) == 1 else None


def _serves(name: str, age_group: str | None, kb: KnowledgeBase) -> bool:
    # `unsure` is protected as a child, and may yet be an adult: nothing is left out.
    return name.startswith("@") or age_group not in _LINES or kb.contacts[name].age in ("any", age_group)


def which_place(turn: Turn, slots: Slots) -> replies.Reply:
    """Asks where it is: which of several places, or any."""
    if slots.get("place_options"):
        return replies.place_question(slots["place_options"], turn.kb)
    return replies.text("contacts-need-place", turn.kb)
