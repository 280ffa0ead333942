"""What may be kept of a conversation: what was understood, never what was said.

A state is a small JSON object: slots, the form that is running, the last intent and when it came. It is all that the
rules look at, so a conversation costs the same on its hundredth turn as on its first.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    SESSION_START_METADATA_SLOT,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

State = dict[str, Any]


def state_of(tracker: DialogueStateTracker) -> State:
    """The state of a tracker. No text of the person or of the bot is in it."""
    last = tracker.get_last_event_for(UserUttered)
    return {
        "slots": _slots(tracker),
        "form": tracker.active_loop_name,
        "intent": last.intent_name if last else None,
        "said_at": last.timestamp if last else None,
    }


def tracker_from(conversation: str, state: State, domain: Domain) -> DialogueStateTracker:
    """A tracker that waits for the next message, in the given state."""
    known = {slot.name for slot in domain.slots}
    slots = {name: value for name, value in state["slots"].items() if name in known}
    return DialogueStateTracker.from_events(conversation, _events(slots, state), domain.slots, domain=domain)


def _slots(tracker: DialogueStateTracker) -> dict[str, Any]:
    return {
        name: slot.value
        for name, slot in tracker.slots.items()
        if slot.value is not None and name != SESSION_START_METADATA_SLOT
    }


def _events(slots: dict[str, Any], state: State) -> list[Event]:
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    if state["said_at"] is not None:
        intent = {"name": state["intent"], "confidence": 1.0}
        events.append(ActionExecuted(ACTION_LISTEN_NAME))
        events.append(UserUttered("", intent, timestamp=state["said_at"]))
    if state["form"]:
        events += [ActionExecuted(state["form"]), ActiveLoop(state["form"])]
    events += [SlotSet(name, value) for name, value in slots.items()]
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)]
