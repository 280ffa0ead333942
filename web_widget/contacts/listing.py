"""The contacts in the order in which to ring them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guidance_kb.directory.resolving import LAST_RESORT, NATIONAL_LINES
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.replies import contact_views

View = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One contact; where it is not known to be open, whom to ring instead."""

    contact: View
    instead: View | None


@dataclass(frozen=True)
class Listing:
    """What is asked for, in four parts."""

    here: list[Line]
    """The place's own."""
    open_now: list[Line]
    later: list[Line]
    """Closed, or with hours that nobody has confirmed."""
    online: list[Line]
    """No line to ring: a page or a form."""


def listing(views: Sequence[View], kb: KnowledgeBase, at: datetime) -> Listing:
    """The contacts that were found, each with the line to ring at that time where it is not open."""
    stand_ins = {view["id"]: view for view in contact_views({*NATIONAL_LINES.values(), LAST_RESORT}, kb, at)}
    lines = [Line(view, instead_of(kb.contacts[view["id"]].age, view, stand_ins)) for view in views]
    rest = [line for line in lines if line.contact["place"] is None]
    return Listing(
        here=[line for line in lines if line.contact["place"] is not None],
        open_now=[line for line in rest if is_open(line.contact)],
        later=[line for line in rest if not is_open(line.contact) and not is_online(line.contact)],
        online=[line for line in rest if not is_open(line.contact) and is_online(line.contact)],
    )


def instead_of(age: str, view: View, stand_ins: Mapping[str, View]) -> View | None:
    """Whom to ring while a line is closed: the national line for that age, else the police.

    `stand_ins` are the lines that may stand in for another, by id. None where it is open, and where there is no line to
    ring: a form on a page is never closed.
    """
    if is_open(view) or is_online(view):
        return None
    for name in (NATIONAL_LINES[age], LAST_RESORT):
        other = stand_ins.get(name)
        if other and other["id"] != view["id"] and is_open(other) and other["phone"]:
            return other
    return None


def is_open(view: View) -> bool:
    """Hours that are not known count as closed."""
    return view["hours"]["open_now"] is True


def is_online(view: View) -> bool:
    """Whether it is reached on a page, and has no number that could be shown again."""
    return bool(view["url"]) and not view["phone"] and not view["given_way"]
