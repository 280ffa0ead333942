"""Another person, or the same for another age: what is known is kept as far as it still holds."""

from __future__ import annotations

import re

from rasa_sdk.events import SlotSet

from actions.form import to_the_form
from actions.guarded import GuardedAction
from actions.merging import merged
from actions.shown import last_card
from actions.situation import said, slot_events
from actions.turn import Events, Slots, Turn
from guidance_kb import replies
from guidance_kb.search import counterparts
from guidance_kb.understanding.situation import find_entities, situation_from

_RELATION = re.compile(
    r"\b(her|his|their) ((older|younger|little|big|twin|half|step) ?)*(brother|sister|sibling|cousin|friend|mate)\b",
    re.I,
)
# What is true of one person and not of the next.
_OF_THE_PERSON = ("age", "age_group", "danger", "missing", "consent", "about", "exploitation", "indicators", "asked")
_SAY = {"adult": "now-for-an-adult", "child": "now-for-a-child"}


class ActionAnotherPerson(GuardedAction):
    """Starts on another person in the same conversation: the writer's role and the place stay."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_another_person"

    def respond(self, turn: Turn) -> Events:
        """Says what is kept, takes in what the message says, and goes on with the form."""
        blank = {**turn.slots, **dict.fromkeys(_OF_THE_PERSON), "requested_slot": None, "planned": None}
        after = merged(blank, _said_of_the_other(turn))
        turn.say(replies.text("another-person", turn.kb))
        return [*slot_events(turn.slots, after), *to_the_form(turn)]


class ActionOtherAge(GuardedAction):
    """The same for an adult, or for a child."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_other_age"

    def respond(self, turn: Turn) -> Events:
        """The plan made again for the other age; where a card was shown and no plan, the card for the other age."""
        group = _other_age(turn)
        card = None if turn.form or turn.slots.get("planned") else last_card(turn)
        if card:
            turn.say(_card_for(group, card, turn))
            return [SlotSet("age_group", group)]
        turn.say(replies.text(_SAY[group], turn.kb))
        after = merged({**turn.slots, "consent": None}, {"age_group": group, **said(turn)})
        return [*slot_events(turn.slots, after), *to_the_form(turn)]


def _said_of_the_other(turn: Turn) -> Slots:
    # "Her brother, in Year 5": a relation of the one before is the person whom it is about now.
    return situation_from(find_entities(_RELATION.sub("a child", turn.text), turn.kb.gazetteer))


def _card_for(group: str, card: str, turn: Turn) -> replies.Reply:
    ids = counterparts(turn.kb, card, group)
    if len(ids) > 1:
        return replies.alternatives(ids, turn.kb)
    return replies.answer(ids[0], turn.kb, turn.at, turn.slots.get("place"))


def _other_age(turn: Turn) -> str:
    named: Slots = said(turn)
    if named.get("age_group") in _SAY:
        return str(named["age_group"])
    return "child" if turn.slots.get("age_group") == "adult" else "adult"
