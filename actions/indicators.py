"""The indicators that a description mentions: shown with the words that made us think so, kept as ids alone."""

from __future__ import annotations

from actions.turn import Slots, Turn
from guidance_kb import replies
from guidance_kb.spotting.spot import spot

_A_DESCRIPTION = 5  # words: fewer are an answer


def say_indicators(turn: Turn, after: Slots) -> Slots:
    """Shows the indicators that are new in this message; gives back the slots with their ids."""
    if len(turn.text.split()) < _A_DESCRIPTION:
        return after
    before = after.get("indicators") or []
    found = [one for one in spot(turn.text, turn.kb) if one.id not in before]
    if not found:
        return after
    ids = [*before, *(one.id for one in found)]
    turn.say(replies.indicators(found, ids, turn.kb, after.get("role"), after.get("age_group")))
    return {**after, "indicators": ids}
