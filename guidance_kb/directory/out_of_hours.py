"""Which contacts answer when offices are closed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from guidance_kb.clock import LONDON
from guidance_kb.directory.hours import open_state
from guidance_kb.schema.contact import Contact

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

_NIGHT = time(3)
_SUNDAY, _NOON = 6, time(12)


def open_out_of_hours(contact: Contact, kb: KnowledgeBase, at: datetime) -> bool:
    """Whether a phone line of the contact is open at three in the coming night and next Sunday at noon.

    A line whose hours are not known counts where it is named as the one for out of hours.
    """
    holidays = kb.bank_holidays[contact.nations[0]]
    phones = [method for method in contact.methods if method.kind == "phone"]
    if any(phone.period == "out-of-hours" for phone in phones):
        return True
    return all(any(open_state(phone.hours, at_, holidays).open_now for phone in phones) for at_ in _moments(at))


def _moments(at: datetime) -> tuple[datetime, datetime]:
    here = at.astimezone(LONDON)
    tonight = datetime.combine(here.date() + timedelta(days=1), _NIGHT, LONDON)
    sunday = datetime.combine(here.date() + timedelta(days=(_SUNDAY - here.weekday()) % 7 or 7), _NOON, LONDON)
    return tonight, sunday
