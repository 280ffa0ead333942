"""Whom a plan names, and how they stand at that minute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from guidance_kb.directory.contact_view import contact_view
from guidance_kb.directory.resolving import resolve
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.understood import Understood
from guidance_kb.schema.contact import Contact

ALWAYS = ("police-999", "police-101")
"""In every plan: open at every minute, in every nation."""


class PlanContacts:
    """The contacts of one plan. Each is looked at once, however many steps name it."""

    def __init__(self, understood: Understood, kb: KnowledgeBase, at: datetime) -> None:
        self._understood, self._kb, self._at = understood, kb, at
        self._views: dict[str, dict[str, Any]] = {}

    def named_by(self, names: Iterable[str]) -> list[dict[str, Any]]:
        """The contract's `contact` objects for ids and `@` names, without those of another nation."""
        understood = self._understood
        place = understood.place.slug if understood.place else None
        found = resolve(names, self._kb, self._at, place, understood.nation, urgent=understood.danger == "now")
        return [self._view(contact) for contact in found]

    def all(self) -> list[dict[str, Any]]:
        """Every contact that was named so far, in that order, and those that every plan has."""
        self.named_by(ALWAYS)
        return list(self._views.values())

    def _view(self, contact: Contact) -> dict[str, Any]:
        if contact.id not in self._views:
            self._views[contact.id] = contact_view(contact, self._kb, self._at, role=self._understood.role)
        return self._views[contact.id]
