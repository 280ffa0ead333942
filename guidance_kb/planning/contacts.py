"""Whom a plan names, and how they stand at that minute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from guidance_kb.directory.contact_view import contact_view, local_contact
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.understood import Understood
from guidance_kb.schema.contact import Contact

ALWAYS = ("police-999", "police-101")
"""In every plan: open at every minute, in every nation."""
FINDERS = {"children": "la-children-social-care", "adults": "la-adult-safeguarding"}
"""What stands in for a place's own line where there is none."""


class PlanContacts:
    """The contacts of one plan. Each is looked at once, however many steps name it."""

    def __init__(self, understood: Understood, kb: KnowledgeBase, at: datetime) -> None:
        self._understood, self._kb, self._at = understood, kb, at
        self._views: dict[str, dict[str, Any]] = {}

    def named_by(self, names: Iterable[str]) -> list[dict[str, Any]]:
        """The contract's `contact` objects for ids and `@` names, without those of another nation."""
        found = (self._find(name) for name in names)
        return [self._view(contact) for contact in found if contact and self._understood.nation in contact.nations]

    def all(self) -> list[dict[str, Any]]:
        """Every contact that was named so far, in that order, and those that every plan has."""
        self.named_by(ALWAYS)
        return list(self._views.values())

    def _find(self, name: str) -> Contact | None:
        if name == "@police":
            name = "police-999" if self._understood.danger == "now" else "police-101"
        if not name.startswith("@"):
            return self._kb.contacts[name]
        kind = name.removeprefix("@")
        place = self._understood.place
        own = local_contact(self._kb, place.slug, kind) if place else None
        return own or self._kb.contacts[FINDERS[kind]]

    def _view(self, contact: Contact) -> dict[str, Any]:
        if contact.id not in self._views:
            self._views[contact.id] = contact_view(contact, self._kb, self._at, role=self._understood.role)
        return self._views[contact.id]
