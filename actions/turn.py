"""One turn of a conversation, as an action sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from guidance_kb import clock
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.replies import Reply

Events = list[EventType]
Slots = dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """What came in, what is known, and the way out."""

    tracker: Tracker
    dispatcher: CollectingDispatcher
    kb: KnowledgeBase

    @property
    def text(self) -> str:
        """What was typed; empty where a button was pressed."""
        return self.tracker.latest_message.get("text") or ""

    @property
    def intent(self) -> str:
        """The name of the intent; empty where there is none."""
        return (self.tracker.latest_message.get("intent") or {}).get("name") or ""

    @property
    def is_command(self) -> bool:
        """Whether one of the engine's commands was typed: the channel hands on nothing of it."""
        return not self.text and not self.entities and self.intent == "nlu_fallback"

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The details that Rasa found, or that a button stands for."""
        return self.tracker.latest_message.get("entities") or []

    @property
    def slots(self) -> Slots:
        """What is known by now."""
        return self.tracker.slots

    @property
    def at(self) -> datetime:
        """The time that this turn takes as now: the one that a drill gives, else the clock's."""
        given = (self.tracker.latest_message.get("metadata") or {}).get("at")
        return clock.parse(given) if given else clock.now()

    @property
    def form(self) -> str | None:
        """The form that is running."""
        return (self.tracker.active_loop or {}).get("name")

    @property
    def was_left_to_another_rule(self) -> bool:
        """Whether the form has stepped aside for this message, and another rule has answered it."""
        for event in reversed(self.tracker.events):
            if event["event"] in ("user", "action_execution_rejected"):
                return event["event"] != "user"
        return False

    def say(self, reply: Reply) -> None:
        """Sends a reply."""
        self.dispatcher.utter_message(json_message=reply)
