"""From the names of contacts, as cards and steps give them, to the contacts that are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from guidance_kb.clock import LONDON
from guidance_kb.schema.contact import Contact

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

FINDERS = {"children": "la-children-social-care", "adults": "la-adult-safeguarding"}
"""What stands in for a place's own line where there is none."""
LAST_RESORT = "police-101"
"""Open at every minute, in every nation, and never too old to show."""
NATIONAL_LINES = {"child": "nspcc-helpline", "adult": "unseen-modern-slavery-helpline",
                  "any": "unseen-modern-slavery-helpline"}  # fmt: skip
"""The line for a whole nation, by the age of those that it serves."""


def resolve(
    names: Iterable[str],
    kb: KnowledgeBase,
    at: datetime,
    place: str | None = None,
    nation: str | None = None,
    urgent: bool = False,
) -> list[Contact]:
    """The contacts that these names stand for, each once, those of another nation left out.

    `@children` and `@adults` are the lines of `place` (a slug), or the finder of the council's line where it has none;
    `@police` is 999 where it is `urgent`, else 101. Behind a contact whose numbers are too old to be shown stands the
    national line.
    """
    named = [_named(name, kb, place, urgent) for name in names]
    in_force = [contact for found in named for contact in (found, *_instead(found, kb, at))]
    unique = {contact.id: contact for contact in in_force if nation is None or nation in contact.nations}
    return list(unique.values())


def local_contact(kb: KnowledgeBase, place: str | None, service: str) -> Contact | None:
    """The place's own line: `service` is `children` or `adults`. None where the directory has none."""
    return kb.contacts.get(f"{place}-{service}") if place else None


def has_given_way(contact: Contact, kb: KnowledgeBase, at: datetime) -> bool:
    """True where every phone number of the contact is too old to be shown."""
    phones = [method for method in contact.methods if method.kind == "phone"]
    on = at.astimezone(LONDON).date()
    return bool(phones) and all(kb.ledger.standing(contact, phone, on).gives_way for phone in phones)


def _named(name: str, kb: KnowledgeBase, place: str | None, urgent: bool) -> Contact:
    if name == "@police":
        return kb.contacts["police-999" if urgent else "police-101"]
    if name.startswith("@"):
        service = name.removeprefix("@")
        return local_contact(kb, place, service) or kb.contacts[FINDERS[service]]
    return kb.contacts[name]


def _instead(contact: Contact, kb: KnowledgeBase, at: datetime) -> list[Contact]:
    if not has_given_way(contact, kb, at):
        return []
    national = kb.contacts[NATIONAL_LINES[contact.age]]
    usable = national is not contact and not has_given_way(national, kb, at)
    return [national if usable else kb.contacts[LAST_RESORT]]
