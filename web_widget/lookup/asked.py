"""What an address of the console asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.places.gazetteer import Place, Resolution
from guidance_kb.planning.reading import Reading
from web_widget.config import MESSAGE_CHARACTERS
from web_widget.lookup.situation import SITUATION
from web_widget.moment import moment_asked
from web_widget.place import find_place
from web_widget.plan.form import given_in, labels, read_leniently

_FOR_EVERY_CALLER = ("at", "keys")
_KNOWN = (*SITUATION, "q", "all", "open", *_FOR_EVERY_CALLER)


@dataclass(frozen=True)
class Asked:
    """A search, a situation and a time; what could not be read is named and left out."""

    given: Mapping[str, str]
    """What the address says, as it says it."""
    query: str
    at: datetime
    at_is_wrong: bool
    told: Mapping[str, str]
    """What it says of the situation, as far as it could be read."""
    wrong: tuple[str, ...]
    """What people call the fields of the situation that could not be read."""
    reading: Reading
    place: Resolution

    @property
    def here(self) -> Place | None:
        """The place, where it is certain."""
        return self.place.places[0] if self.place.status == "one" else None

    def address(self, **more: str) -> str:
        """The address of the console with the same search and situation, and something beside."""
        return _address({**self.given, **more})

    def address_of_next_caller(self) -> str:
        """The address of the console without this caller's search and situation."""
        return _address({name: self.given[name] for name in _FOR_EVERY_CALLER if name in self.given})


def read_address(query: MultiDict[str, str], kb: KnowledgeBase) -> Asked:
    """What the query of an address asks for."""
    given = given_in(query, _KNOWN)
    told = {name: value for name, value in given.items() if name in SITUATION}
    reading, wrong = read_leniently(told, kb)
    at, at_is_wrong = moment_asked(given.get("at"))
    names = labels(kb)
    return Asked(
        given=given,
        query=given.get("q", "")[:MESSAGE_CHARACTERS],
        at=at,
        at_is_wrong=at_is_wrong,
        told={name: value for name, value in told.items() if name not in wrong},
        wrong=tuple(names[name] for name in wrong),
        reading=reading,
        place=find_place(told.get("place"), kb),
    )


def _address(query: Mapping[str, str]) -> str:
    return f"/lookup?{urlencode(query)}" if query else "/lookup"
