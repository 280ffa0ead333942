"""The base of every action: whatever goes wrong, the person gets the emergency contacts and no log gets their words."""

from __future__ import annotations

import logging
import traceback
from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.shown import remembered
from actions.turn import Events, Turn
from guidance_kb import clock, replies
from guidance_kb.knowledge_base import KnowledgeBase, knowledge_base

log = logging.getLogger(__name__)


class GuardedAction(Action, ABC):
    """Runs `respond`. An exception becomes the failure reply, and the turn ends."""

    @abstractmethod
    def name(self) -> str:
        """The name by which Rasa calls the action."""

    @abstractmethod
    def respond(self, turn: Turn) -> Events:
        """What the action does: sends replies through the turn, and gives back Rasa's events."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Rasa's way in. The domain is not looked at."""
        try:
            events = self.respond(Turn(tracker, dispatcher, knowledge_base()))
            return [*remembered(dispatcher.messages), *events]
        except Exception as error:  # the edge of the process: past here the SDK would log the whole conversation
            _log_without_words(self.name(), error)
            dispatcher.messages.clear()
            _say_failure(dispatcher)
            return [FollowupAction("action_listen")]


def failure(kb: KnowledgeBase, at: datetime) -> replies.Reply:
    """The reply of a turn that went wrong: the emergency contacts."""
    contacts = replies.contact_views(replies.EMERGENCY_CONTACTS, kb, at)
    return {**replies.text("server-error", kb), "type": "emergency", "contacts": contacts}


def _say_failure(dispatcher: CollectingDispatcher) -> None:
    try:
        dispatcher.utter_message(json_message=failure(knowledge_base(), clock.now()))
    except Exception as error:  # no knowledge base at all: the gateway answers a turn without replies by itself
        _log_without_words("the failure reply", error)


def _log_without_words(action: str, error: Exception) -> None:
    # The message of an exception may quote what somebody typed: only its kind and place are logged.
    where = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s failed: %s at %s:%s", action, type(error).__name__, where.filename, where.lineno)
