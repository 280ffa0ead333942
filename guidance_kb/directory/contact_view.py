"""A contact as the public contract shapes it, at one minute."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from guidance_kb.clock import LONDON
from guidance_kb.directory.choosing import choose, phones_for
from guidance_kb.directory.hours import UNKNOWN, OpenState, open_state
from guidance_kb.directory.ledger import Standing
from guidance_kb.directory.opening_words import in_words
from guidance_kb.directory.phone_link import phone_href
from guidance_kb.directory.resolving import has_given_way
from guidance_kb.schema.contact import Contact, Method
from guidance_kb.source_view import source_view

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

View = dict[str, Any]

_HOW = {"rang": "rang it", "wrote": "wrote to it", "opened-owners-page": "opened the owner's page",
        "read-copy": "read on a page"}  # fmt: skip


def contact_view(contact: Contact, kb: KnowledgeBase, at: datetime, role: str | None = None) -> View:
    """The contract's `contact`, with the line that is open at that minute as its `phone`.

    `role` decides whether a line for professionals only is shown. A number whose check is too long ago is not shown.
    Beside the contract's keys: `number` (to read out), `note`, `kind`, `place`, `nations`, `methods` (every line),
    `given_way` (its numbers are too old to be shown), and in `verification` the keys `by`, `due`, `verify_first` and
    `note`.
    """
    holidays = kb.bank_holidays[contact.nations[0]]
    states = {method: open_state(method.hours, at, holidays) for method in contact.methods}
    on = at.astimezone(LONDON).date()
    standings = {method: kb.ledger.standing(contact, method, on) for method in contact.methods}
    shown = [method for method in contact.methods if method.kind == "web" or not standings[method].gives_way]
    phones = [phone for phone in phones_for(contact, role) if phone in shown]
    doubtful = {method for method in contact.methods if standings[method].doubtful}
    main = choose(phones, states, at, holidays, doubtful) or next(iter(shown), None)
    judged = main or next(iter(contact.methods), None)
    state = states[main] if main else UNKNOWN
    phone = main.value if main and main.kind == "phone" else None
    return {
        "id": contact.id,
        "number": contact.number,
        "name": contact.name,
        "kind": contact.kind,
        "what_for": contact.what_for,
        "note": contact.note,
        "phone": phone,
        "phone_href": phone_href(phone) if phone else None,
        "text_to": _first(shown, "text"),
        "url": _first(shown, "web"),
        "email": _first(shown, "email"),
        "hours": _hours(main, state, at),
        "verification": _verification(judged, standings[judged] if judged else None),
        "given_way": has_given_way(contact, kb, at),
        "nation": contact.nations[0],
        "nations": list(contact.nations),
        "place": contact.place,
        "source": source_view(kb.sources[main.source]) if main else None,
        "methods": [_line(method, states[method], standings[method], at) for method in phones],
    }


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


def _first(shown: Sequence[Method], kind: str) -> str | None:
    return next((method.value for method in shown if method.kind == kind), None)


def _hours(method: Method | None, state: OpenState, at: datetime) -> View:
    change = state.next_change
    online = method is not None and method.kind == "web" and state.open_now is None
    return {
        "text": "Online" if online else in_words(state, at, method.hours_text if method else None),
        "open_now": state.open_now,
        "next_change": change.astimezone(LONDON).isoformat(timespec="minutes") if change else None,
    }


def _verification(method: Method | None, standing: Standing | None) -> View:
    check = standing.check if standing else None
    return {
        "status": standing.status if standing else "sourced",
        "checked_on": check.checked.isoformat() if check else None,
        "method": _HOW[check.how] if check else None,
        "by": check.by if check else None,
        "due": check.due.isoformat() if check else None,
        "verify_first": standing.doubtful if standing else True,
        "note": method.verify_why if method and standing and standing.doubtful else None,
    }


def _line(method: Method, state: OpenState, standing: Standing, at: datetime) -> View:
    return {
        "phone": method.value,
        "phone_href": phone_href(method.value),
        "label": method.label,
        "professionals_only": method.professionals_only,
        "hours": _hours(method, state, at),
        "verification": _verification(method, standing),
        "also_printed": _other_values(method.disputed),
    }


def _other_values(disputed: Sequence[Any]) -> list[str]:
    return list(dict.fromkeys(other.value for other in disputed))
