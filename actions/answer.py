"""Questions: the card that answers, or the cards that might."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction

from actions.form import FORM, put_right
from actions.guarded import GuardedAction
from actions.merging import changes, merged
from actions.situation import said, slot_events
from actions.turn import Events, Turn
from guidance_kb import replies
from guidance_kb.search import SURE, Hit, decide, search

UNCLEAR = "nlu_fallback"
_A_DESCRIPTION = 2  # details
_OFFERED = 4


class ActionAnswer(GuardedAction):
    """Answers from one card, offers several, or says that there is none and gives the helplines."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_answer"

    def respond(self, turn: Turn) -> Events:
        """Sends one reply, and remembers what the question says about the situation.

        An unclear message with several details is a description: the form takes it.
        """
        if turn.is_command:
            turn.say(replies.text("typed-command", turn.kb))
            turn.dispatcher.utter_message(response="utter_greet")
            return []
        details = said(turn)
        after = merged(turn.slots, details)
        if turn.intent == UNCLEAR and len(details) >= _A_DESCRIPTION:
            return [FollowupAction(FORM)]
        if changes(turn.slots, after) and not turn.text.rstrip().endswith("?"):
            # It puts something right, whatever the classifier made of it.
            return put_right(turn, after)
        turn.say(_chosen_card(turn) or _found(turn, after.get("place")))
        return slot_events(turn.slots, after)


class ActionFallback(GuardedAction):
    """Stands in where no rule applies. It reverts nothing: a reverted turn makes every later one slower."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_fallback"

    def respond(self, turn: Turn) -> Events:
        """Searches, as for a question, and ends the turn."""
        turn.say(_found(turn, turn.slots.get("place")))
        return [FollowupAction("action_listen")]


def _chosen_card(turn: Turn) -> replies.Reply | None:
    topic = next((entity["value"] for entity in turn.entities if entity["entity"] == "topic"), "")
    return replies.answer(topic, turn.kb, turn.at, turn.slots.get("place")) if topic in turn.kb.topics else None


def _found(turn: Turn, place: str | None) -> replies.Reply:
    hits = search(turn.kb, turn.text)
    decision = decide(hits)
    if decision == "none":
        return replies.contacts(replies.EMERGENCY_CONTACTS, turn.kb, turn.at, "no-match", place)
    if decision == "alternatives" or (_is_unsure(turn, hits) and len(hits) > 1):
        return replies.alternatives([hit.id for hit in hits[:_OFFERED]], turn.kb)
    return replies.answer(hits[0].id, turn.kb, turn.at, place)


def _is_unsure(turn: Turn, hits: list[Hit]) -> bool:
    # A message that the classifier could not place needs a better match than a question does.
    return turn.intent == UNCLEAR and hits[0].score < SURE
