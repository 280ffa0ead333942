"""The situation form: asks for what was not said, one question at a time."""

from __future__ import annotations

from functools import partial

from rasa_sdk.events import FollowupAction, SlotSet

from actions.asking import PLACE_OPTIONS, Ask, answers, asked_again, is_settled, next_ask, same_ask, steps_aside
from actions.guarded import GuardedAction
from actions.indicators import say_indicators
from actions.merging import SKIP, changes, merged
from actions.situation import said, says_it_has_passed, slot_events
from actions.turn import Events, Slots, Turn
from guidance_kb import replies
from guidance_kb.understanding.answers import says_no_first
from guidance_kb.understanding.danger import is_plainly_in_danger

FORM = "situation_form"


class ValidateSituationForm(GuardedAction):
    """Takes a message into the situation and asks the next question, in one call.

    It sets `requested_slot` to the field that it asked for; None ends the form, and the plan follows. For a message
    that is not an answer it gives no events: Rasa then lets another rule have it, and calls again after that.
    """

    def name(self) -> str:
        """The name by which Rasa calls it for the form."""
        return f"validate_{FORM}"

    def respond(self, turn: Turn) -> Events:
        """Asks, steps aside, or ends the form."""
        asked_for = turn.slots.get("requested_slot") if turn.form == FORM else None
        if asked_for and turn.was_left_to_another_rule:
            wanted = asked_again if turn.intent == "say_again" else partial(same_ask, kb=turn.kb)
            return _ask(turn, turn.slots, wanted(turn.slots, asked_for))
        if asked_for and turn.is_command:
            turn.say(replies.text("typed-command", turn.kb))
            return _ask(turn, turn.slots, same_ask(turn.slots, asked_for, turn.kb))
        details = said(turn, asked_for)
        if (
            asked_for
            and steps_aside(turn.intent, turn.text, answers(asked_for, details))
            and not _denies(turn, asked_for)
        ):
            return []
        after = merged(turn.slots, details, says_it_has_passed(turn))
        _say_first(turn, after, answered=bool(asked_for and answers(asked_for, details)))
        if SKIP in details.values():
            turn.say(replies.text("skip-noted", turn.kb))
        say_changes(turn, after)
        after = say_indicators(turn, after)
        still_open = asked_for if asked_for and not is_settled(asked_for, details) else None
        return _ask(turn, after, next_ask(after, still_open, turn.kb, not_understood=not details))


class ActionExplainWhy(GuardedAction):
    """Says why the open question is asked."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_explain_why"

    def respond(self, turn: Turn) -> Events:
        """Gives the reason that stands with the question."""
        asked = turn.kb.questions[turn.slots["requested_slot"].replace("_", "-")]
        turn.say({"type": "text", "id": f"why-{asked.id}", "text": asked.why})
        return []


def _denies(turn: Turn, asked_for: str | None) -> bool:
    """A plain "no" to the question about danger: what follows it ("Nope, he's upstairs") must not sound the alarm."""
    return asked_for == "danger" and says_no_first(turn.text) and not is_plainly_in_danger(turn.text)


def say_changes(turn: Turn, after: Slots) -> None:
    """Says in one line what a message put right."""
    found = changes(turn.slots, after)
    if found:
        turn.say(replies.changed(found, turn.kb))


def put_right(turn: Turn, after: Slots) -> Events:
    """Says what a message put right, and goes on with the form, which makes the plan anew."""
    say_changes(turn, after)
    return [*slot_events(turn.slots, after), *to_the_form(turn)]


def to_the_form(turn: Turn) -> Events:
    """Goes on with the form. Where it is running, Rasa goes back to it by itself."""
    return [] if turn.form else [FollowupAction(FORM)]


def _say_first(turn: Turn, after: Slots, answered: bool) -> None:
    if after.get("danger") == "now" != turn.slots.get("danger"):
        turn.say(replies.emergency(turn.kb, turn.at))
    elif after.get("missing") and not turn.slots.get("missing"):
        # Whoever is missing may be in danger: somebody to ring comes before any question.
        turn.say(replies.contacts(replies.EMERGENCY_CONTACTS, turn.kb, turn.at, place=after.get("place")))
    elif turn.form and turn.intent == "now_safe" and not answered and not says_it_has_passed(turn):
        # It was taken for "safe now", and says nothing of the kind.
        turn.say(replies.emergency(turn.kb, turn.at))
        turn.say(replies.text("emergency-just-in-case", turn.kb))


def _ask(turn: Turn, after: Slots, ask: Ask | None) -> Events:
    is_said = ask is not None and not ask.is_silent
    asked = [*_asked_before(after), *([ask.name] if ask and is_said and not ask.is_repeat else [])]
    if ask and is_said:
        turn.say(_question(ask, after, turn))
    # `asked` is set even when it has not changed: an answer without an event would look like none to Rasa.
    events = slot_events(turn.slots, {name: value for name, value in after.items() if name != "requested_slot"})
    return [*events, SlotSet("asked", asked), SlotSet("requested_slot", ask.field if ask else None)]


def _asked_before(after: Slots) -> list[str]:
    # A choice between places that was made is a place that was asked for: the next shared name is a new choice.
    chosen = not after.get(PLACE_OPTIONS)
    return ["place" if chosen and name == PLACE_OPTIONS else name for name in after.get("asked") or []]


def _question(ask: Ask, slots: Slots, turn: Turn) -> replies.Reply:
    if ask.name == PLACE_OPTIONS:
        return replies.place_question(slots[PLACE_OPTIONS], turn.kb)
    return replies.question(ask.field, turn.kb, ask.again)
