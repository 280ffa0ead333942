"""The tracker store: keeps what was understood for half an hour, and never what was said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation_file import conversation_file
from bot.understood import state_of, tracker_from


class UnderstoodOnlyTrackerStore(TrackerStore):
    """Saves the state of a tracker instead of its events, and makes a short tracker of it again."""

    def __init__(
        self, domain: Domain | None, event_broker: EventBroker | None = None, host: str | None = None, **_: Any
    ) -> None:
        super().__init__(domain, event_broker)
        self._file = conversation_file()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps the state of the tracker. Events are not streamed anywhere."""
        self._file.put(tracker.sender_id, state_of(tracker))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of an open conversation."""
        state = self._file.get(sender_id)
        return tracker_from(sender_id, state, self.domain) if state else None

    async def keys(self) -> Iterable[str]:
        """The ids of the conversations that are kept."""
        return self._file.ids()
