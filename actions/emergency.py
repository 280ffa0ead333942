"""Danger: 999 first, then what to do."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.form import FORM
from actions.guarded import GuardedAction
from actions.merging import merged
from actions.plan import say_plan
from actions.situation import said, says_it_has_passed, slot_events
from actions.turn import Events, Slots, Turn
from guidance_kb import replies
from guidance_kb.understanding.danger import is_plainly_in_danger
from guidance_kb.understanding.danger_signs import alarms_in
from guidance_kb.understanding.victim import speaker_is_victim

_CRISIS_CARD = "self-harm-crisis"
_CRISES = frozenset({"self-harm-me", "self-harm-other", "overdose"})


class ActionEmergency(GuardedAction):
    """Gives the emergency contacts, words for somebody who speaks of themself, and the plan for danger."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_emergency"

    def respond(self, turn: Turn) -> Events:
        """The emergency reply comes before everything else."""
        after = merged(turn.slots, said(turn))
        speaker = speaker_is_victim(turn.text)
        if speaker:
            after = {**after, "role": "self", "age_group": after.get("age_group") or speaker}
        turn.say(replies.emergency(turn.kb, turn.at, _speaker(after)))
        if not is_plainly_in_danger(turn.text):
            return _just_in_case(turn, after)
        after["danger"] = "now"
        return [*slot_events(turn.slots, after), *_what_to_do(turn, after)]


class ActionDangerPassed(GuardedAction):
    """Believes that the danger is over, and carries on."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_danger_passed"

    def respond(self, turn: Turn) -> Events:
        """Goes on with the form, which asks or plans. "I don't feel safe" is not what we go by: 999, just in case."""
        passed = says_it_has_passed(turn)
        after = merged(turn.slots, said(turn), now_safe=passed)
        if not passed:
            turn.say(replies.emergency(turn.kb, turn.at, _speaker(after)))
            return _just_in_case(turn, after)
        turn.say(replies.text("danger-passed", turn.kb))
        return [*slot_events(turn.slots, after), FollowupAction(FORM)]


def _what_to_do(turn: Turn, after: Slots) -> Events:
    # In a suicidal crisis a plan about trafficking can wait; the card names who listens.
    alarms = {alarm for alarm, _, _ in alarms_in(turn.text)}
    if alarms & _CRISES:
        turn.say(replies.answer(_CRISIS_CARD, turn.kb, turn.at, after.get("place")))
    return [] if alarms and alarms <= _CRISES else say_plan(turn, after)


def _just_in_case(turn: Turn, after: Slots) -> Events:
    # A false alarm costs one card: what was going on goes on, with the plan or with the next question.
    turn.say(replies.text("emergency-just-in-case", turn.kb))
    events = slot_events(turn.slots, after)
    if after.get("role") == "self":
        return [*events, *say_plan(turn, after)]
    return [*events, FollowupAction(FORM)]


def _speaker(slots: Slots) -> str | None:
    if slots.get("role") != "self":
        return None
    return "child" if slots.get("age_group") == "child" else "adult"
