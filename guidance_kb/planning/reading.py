"""A situation out of the public contract's JSON, or out of the query of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from guidance_kb import vocabulary
from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.planning.situation import Situation

OLDEST = 120
_LONGEST_PLACE = 100  # characters; the longest name of a place in the gazetteer has fewer than 40


class SituationError(ValueError):
    """One field that cannot be used: `field` names it, `message` says what to send instead."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


@dataclass(frozen=True)
class Reading:
    """A situation, and what had to be assumed because a value could not be resolved."""

    situation: Situation
    assumed: tuple[str, ...] = ()


def read_situation(data: Mapping[str, Any], gazetteer: Gazetteer) -> Reading:
    """The situation in a JSON object of the public contract; the fields of a query string are understood too.

    Unknown keys are left alone, an empty value counts as not said. A place that cannot be resolved to one is left
    unsaid and reported in `assumed`: a plan without the borough is worth more than an error. Raises SituationError
    for a value that the contract does not know.
    """
    if not isinstance(data, Mapping):
        raise SituationError("situation", "send a JSON object with the fields of a situation.")
    fields = {name: read(name, data[name]) for name, read in _READERS.items() if data.get(name) not in (None, "", [])}
    place, assumed = _place(data.get("place"), gazetteer)
    return Reading(Situation(place=place, **fields), assumed)


def _one_of(values: tuple[str, ...]) -> Callable[[str, Any], str]:
    def read(field: str, value: Any) -> str:
        if value not in values:
            raise SituationError(field, f"use one of {', '.join(values)}.")
        return str(value)

    return read


def _age(field: str, value: Any) -> int:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= OLDEST:
        raise SituationError(field, f"use a whole number of years from 0 to {OLDEST}.")
    return value


def _true_or_false(field: str, value: Any) -> bool:
    if isinstance(value, str):
        value = {"true": True, "false": False}.get(value.lower())
    if not isinstance(value, bool):
        raise SituationError(field, "use true or false.")
    return value


def _list_of(known: tuple[str, ...] | None) -> Callable[[str, Any], tuple[str, ...]]:
    def read(field: str, value: Any) -> tuple[str, ...]:
        items = value.split(",") if isinstance(value, str) else value
        if not isinstance(items, (list, tuple)) or not all(isinstance(item, str) for item in items):
            raise SituationError(field, "use a list of ids.")
        items = tuple(dict.fromkeys(item.strip() for item in items if item.strip()))
        if known and not set(items) <= set(known):
            raise SituationError(field, f"use any of {', '.join(known)}.")
        return items

    return read


def _place(value: Any, gazetteer: Gazetteer) -> tuple[str | None, tuple[str, ...]]:
    if value in (None, ""):
        return None, ()
    if not isinstance(value, str) or len(value) > _LONGEST_PLACE:
        raise SituationError("place", "use the name of a place, a borough or the first half of a postcode.")
    if gazetteer.get(value):
        return value, ()
    found = gazetteer.resolve(value)
    if found.status == "one":
        return found.places[0].slug, ()
    if found.status == "choose":
        return None, (f"place: could be {' or '.join(place.slug for place in found.places)}, handled as not known",)
    return None, ("place: not recognised, handled as not known",)


_READERS: dict[str, Callable[[str, Any], Any]] = {
    "role": _one_of(vocabulary.ROLES),
    "age_group": _one_of(vocabulary.AGE_GROUPS),
    "age": _age,
    "danger": _one_of(vocabulary.DANGER),
    "missing": _true_or_false,
    "consent": _one_of(vocabulary.CONSENT),
    "about": _one_of(vocabulary.ABOUT),
    "exploitation": _list_of(vocabulary.EXPLOITATION),
    "indicators": _list_of(None),
}
