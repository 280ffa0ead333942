"""Numbers that somebody reads out: `NRM-04`, typed as `nrm 04`, `NRM4` or `nrm-04`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from guidance_kb.schema.contact import Contact
from guidance_kb.schema.indicator import Indicator
from guidance_kb.schema.topic import Topic
from guidance_kb.search.meaning import Key

_NUMBER = re.compile(r"\s*([a-z]{3,5})[\s.-]*0*(\d{1,2})\s*", re.IGNORECASE)


def numbered(
    topics: Iterable[Topic], indicators: Iterable[Indicator], contacts: Iterable[Contact]
) -> Mapping[str, Key]:
    """The kind and id of every record that has a number, by that number."""
    kinds = (("topic", topics), ("indicator", indicators), ("contact", contacts))
    return MappingProxyType({record.number: (kind, record.id) for kind, records in kinds for record in records})


def number_in(query: str) -> str | None:
    """The number that a query consists of, as it is written; None for any other query."""
    found = _NUMBER.fullmatch(query)
    return f"{found[1].upper()}-{int(found[2]):02}" if found else None
