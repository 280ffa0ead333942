"""The emergency contacts and the few sentences that go with them, kept so that nothing can take them away."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from guidance_kb import clock, settings
from guidance_kb.directory.ledger import Ledger
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.reading.content import Content, read_content
from guidance_kb.reading.problem import ContentError
from guidance_kb.replies import EMERGENCY_CONTACTS, contact_views
from guidance_kb.schema.message import Message
from guidance_kb.vocabulary import NATIONS

BROKEN = (ContentError, OSError, SQLAlchemyError)
"""What can be raised when the knowledge base cannot be opened or read."""


class EmergencyContacts:
    """Answers from the knowledge base; from what it last said, or from the content files, when that fails."""

    def __init__(self, knowledge_base: Callable[[], KnowledgeBase]) -> None:
        """Raises ContentError where there is no emergency contact to be had from anywhere."""
        self._knowledge_base = knowledge_base
        try:
            self._kept: Any = knowledge_base()
        except BROKEN:
            self._kept = _readable_part()

    def contacts(self) -> list[dict[str, Any]]:
        """The emergency contacts in the contract's shape, as they are at this minute. Never empty."""
        return self._views(clock.now())

    def contacts_of_the_day(self) -> list[dict[str, Any]]:
        """The same, as they are at noon: which line comes first does not change with the hour. Never empty."""
        return self._views(clock.now().replace(hour=12, minute=0, second=0, microsecond=0))

    def message(self, name: str) -> str:
        """A sentence of `content/messages.yml`."""
        messages: Mapping[str, Message] = self._source().messages
        return messages[name].text

    def version(self) -> str:
        """Which guidance it is; empty where only a part of it could be read."""
        return str(getattr(self._source(), "version", ""))

    def messages(self, names: Iterable[str]) -> dict[str, str]:
        """Those of these sentences that there are, by id."""
        there: Mapping[str, Message] = self._source().messages
        return {name: there[name].text for name in names if name in there}

    def _views(self, at: datetime) -> list[dict[str, Any]]:
        kb = self._source()
        return contact_views([name for name in EMERGENCY_CONTACTS if name in kb.contacts], kb, at)

    def _source(self) -> Any:
        with contextlib.suppress(*BROKEN):
            self._kept = self._knowledge_base()
        return self._kept


def _readable_part() -> Any:
    """As much of a knowledge base as the contacts need, from those content files that are in order."""
    content, problems = read_content(settings.content_dir())
    contacts = {contact.id: contact for contact in content.of("contact")}
    messages = {message.id: message for message in content.of("message")}
    if not messages or not any(name in contacts for name in EMERGENCY_CONTACTS):
        raise ContentError(problems)
    return SimpleNamespace(
        contacts=contacts,
        messages=messages,
        sources={source.id: source for source in content.of("source")},
        bank_holidays=_bank_holidays(content),
        ledger=Ledger(content.of("verification"), content.of("check-interval")),
    )


def _bank_holidays(content: Content) -> dict[str, frozenset[Any]]:
    days = content.of("bank-holiday")
    return {nation: frozenset(day.date for day in days if nation in day.nations) for nation in NATIONS}
