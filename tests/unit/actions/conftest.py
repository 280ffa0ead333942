"""One action at a time, without a server: a tracker goes in, replies and events come out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.form import FORM
from actions.guarded import GuardedAction
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.understanding.situation import find_entities

TUESDAY_MORNING = "2026-11-24T11:00+00:00"
Run = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """What an action did."""

    replies: list[dict[str, Any]]
    responses: list[str]
    """Responses of domain.yml, by name."""
    events: list[dict[str, Any]]

    @property
    def kinds(self) -> list[str]:
        """The types of the replies, in order."""
        return [reply["type"] for reply in self.replies]

    @property
    def slots(self) -> dict[str, Any]:
        """The slots that were set."""
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}

    @property
    def follow_up(self) -> str | None:
        """The action that is to follow."""
        return next((event["name"] for event in self.events if event["event"] == "followup"), None)


@pytest.fixture
def run(kb: KnowledgeBase) -> Run:
    """Runs an action on a message: `run(action, "text", intent="greet", slots={...}, in_form=True)`."""

    def run_(
        action: GuardedAction,
        text: str = "",
        *,
        intent: str = "describe_worry",
        slots: Mapping[str, Any] | None = None,
        choice: tuple[str, Any] | None = None,
        in_form: bool = False,
        stepped_aside: bool = False,
    ) -> Outcome:
        found = [] if choice else find_entities(text, kb.gazetteer)
        entities = [{"entity": e.field, "value": e.value, "start": e.start, "end": e.end} for e in found]
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": 1.0},
            "entities": [{"entity": choice[0], "value": choice[1]}] if choice else entities,
            "metadata": {"at": TUESDAY_MORNING},
        }
        events = [{"event": "user"}] + ([{"event": "action_execution_rejected"}] if stepped_aside else [])
        loop = {"name": FORM} if in_form else {}
        tracker = Tracker("c1", dict(slots or {}), message, events, False, None, loop, "action_listen")
        dispatcher = CollectingDispatcher()
        events = action.run(dispatcher, tracker, {})
        # What goes over the wire must be JSON, and is a list where it was a tuple.
        sent = json.loads(json.dumps(dispatcher.messages))
        return Outcome(
            replies=[message["custom"] for message in sent if message.get("custom")],
            responses=[message["response"] for message in sent if message.get("response")],
            events=json.loads(json.dumps(events)),
        )

    return run_
