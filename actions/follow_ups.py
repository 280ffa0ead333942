"""What people ask about an answer that they have just had: again, shorter, where from, and what at night."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.contacts import lines_for, which_place
from actions.guarded import GuardedAction
from actions.merging import merged
from actions.shown import LAST_SHOWN, shown_again, shown_shorter, sources_shown
from actions.situation import said, slot_events
from actions.turn import Events, Turn
from guidance_kb import replies
from guidance_kb.directory.out_of_hours import open_out_of_hours
from guidance_kb.directory.resolving import resolve


class ActionSayAgain(GuardedAction):
    """Shows again what was shown last, as it is at this minute."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_say_again"

    def respond(self, turn: Turn) -> Events:
        """The same replies; where there were none, who we are. In the form its question follows by itself."""
        return _say(turn, shown_again(turn))


class ActionSayShorter(GuardedAction):
    """Shows the part to act on first."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_say_shorter"

    def respond(self, turn: Turn) -> Events:
        """The first steps of a plan, the answer of a card, the lines that are open."""
        found = shown_shorter(turn)
        return _say(turn, [replies.text("in-short", turn.kb), *found] if found else [])


class ActionGiveSources(GuardedAction):
    """Says where it comes from."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_give_sources"

    def respond(self, turn: Turn) -> Events:
        """The sources of what was shown last, with the day on which each was read."""
        turn.say(replies.sources(sources_shown(turn), turn.kb, was_shown=bool(turn.slots.get(LAST_SHOWN))))
        return []


class ActionOutOfHours(GuardedAction):
    """Gives the contacts that answer at night and at weekends."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_out_of_hours"

    def respond(self, turn: Turn) -> Events:
        """Those for the place and the age group that are known; without a place, the question for it after them."""
        after = merged(turn.slots, said(turn))
        place = after.get("place")
        names = [*lines_for(after.get("age_group")), *replies.EMERGENCY_CONTACTS]
        found = resolve(names, turn.kb, turn.at, place, _nation(turn, place))
        open_then = [contact.id for contact in found if open_out_of_hours(contact, turn.kb, turn.at)]
        turn.say(replies.contacts(open_then, turn.kb, turn.at, "out-of-hours", place))
        if not place:
            turn.say(which_place(turn, after))
        return [*slot_events(turn.slots, after), SlotSet("wants_contacts", None if place else True)]


def _say(turn: Turn, found: list[replies.Reply]) -> Events:
    for reply in found:
        turn.say(reply)
    if not found and not turn.form:
        turn.dispatcher.utter_message(response="utter_greet")
    return []


def _nation(turn: Turn, place: str | None) -> str | None:
    found = turn.kb.gazetteer.get(place) if place else None
    return found.nation if found else None
