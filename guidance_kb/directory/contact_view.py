"""A contact as the public contract shapes it, at one minute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from guidance_kb.clock import LONDON
from guidance_kb.directory.choosing import choose, phones_for
from guidance_kb.directory.hours import UNKNOWN, OpenState, open_state
from guidance_kb.directory.opening_words import in_words
from guidance_kb.directory.phone_link import phone_href
from guidance_kb.schema.contact import Contact, Method

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

View = dict[str, Any]

CHECK_EXPIRES_AFTER = timedelta(days=180)


def contact_view(contact: Contact, kb: KnowledgeBase, at: datetime, role: str | None = None) -> View:
    """The contract's `contact`, with the line that is open at that minute as its `phone`.

    `role` decides whether a line for professionals only is shown. Beside the contract's keys: `note`, `kind`, `place`,
    `nations`, `methods` (every line), and in `verification` the keys `verify_first` and `note`.
    """
    holidays = kb.bank_holidays[contact.nations[0]]
    states = {method: open_state(method.hours, at, holidays) for method in contact.methods}
    phones = phones_for(contact, role)
    main = choose(phones, states, at, holidays) or next(iter(contact.methods), None)
    state = states[main] if main else UNKNOWN
    phone = main.value if main and main.kind == "phone" else None
    return {
        "id": contact.id,
        "name": contact.name,
        "kind": contact.kind,
        "what_for": contact.what_for,
        "note": contact.note,
        "phone": phone,
        "phone_href": phone_href(phone) if phone else None,
        "text_to": _first(contact, "text"),
        "url": _first(contact, "web"),
        "email": _first(contact, "email"),
        "hours": _hours(main, state, at),
        "verification": _verification(main, at),
        "nation": contact.nations[0],
        "nations": list(contact.nations),
        "place": contact.place,
        "source": _source(main, kb),
        "methods": [_line(method, states[method], at) for method in phones],
    }


def local_contact(kb: KnowledgeBase, place: str | None, service: str) -> Contact | None:
    """The place's own line: `service` is `children` or `adults`. None where the directory has none."""
    return kb.contacts.get(f"{place}-{service}") if place else None


def contacts_for(
    kb: KnowledgeBase,
    at: datetime,
    place: str | None = None,
    age_group: str | None = None,
    kind: str | None = None,
    role: str | None = None,
) -> list[View]:
    """Contacts that serve a place, an age group and a purpose: what is open now first, then the place's own."""
    nation = _nation(kb, place)
    found = [
        contact_view(contact, kb, at, role)
        for contact in kb.contacts.values()
        if contact.place in (None, place)
        and (nation is None or nation in contact.nations)
        and (kind is None or contact.kind == kind)
        and _serves(contact, age_group)
    ]
    return sorted(found, key=lambda view: (view["hours"]["open_now"] is not True, view["place"] is None))


def _serves(contact: Contact, age_group: str | None) -> bool:
    # Somebody whose age is not settled is protected as a child.
    wanted = "child" if age_group == "unsure" else age_group
    return wanted is None or contact.age in ("any", wanted)


def _nation(kb: KnowledgeBase, place: str | None) -> str | None:
    found = kb.gazetteer.get(place) if place else None
    return found.nation if found else None


def _first(contact: Contact, kind: str) -> str | None:
    return next((method.value for method in contact.methods if method.kind == kind), None)


def _hours(method: Method | None, state: OpenState, at: datetime) -> View:
    change = state.next_change
    online = method is not None and method.kind == "web" and state.open_now is None
    return {
        "text": "Online" if online else in_words(state, at, method.hours_text if method else None),
        "open_now": state.open_now,
        "next_change": change.astimezone(LONDON).isoformat(timespec="minutes") if change else None,
    }


def _verification(method: Method | None, at: datetime) -> View:
    if method is None:
        return {"status": "sourced", "checked_on": None, "method": None, "verify_first": True, "note": None}
    return {
        "status": _status(method, at),
        "checked_on": method.checked.isoformat(),
        "method": "read on a page",
        "verify_first": method.verify_first,
        "note": method.verify_why,
    }


def _status(method: Method, at: datetime) -> str:
    if method.disputed:
        return "disputed"
    return "overdue" if at.date() - method.checked > CHECK_EXPIRES_AFTER else "sourced"


def _source(method: Method | None, kb: KnowledgeBase) -> View | None:
    if method is None:
        return None
    source = kb.sources[method.source]
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published,
        "checked": source.checked.isoformat(),
    }


def _line(method: Method, state: OpenState, at: datetime) -> View:
    return {
        "phone": method.value,
        "phone_href": phone_href(method.value),
        "label": method.label,
        "professionals_only": method.professionals_only,
        "hours": _hours(method, state, at),
        "verification": _verification(method, at),
        "also_printed": _other_values(method.disputed),
    }


def _other_values(disputed: Sequence[Any]) -> list[str]:
    return list(dict.fromkeys(other.value for other in disputed))
