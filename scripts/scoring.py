"""How an answer is judged against an evaluation set: for `make eval` and for the release gate in the tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from guidance_kb import settings
from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.planning.routing import route_of
from guidance_kb.planning.situation import ADULT_AT, Situation
from scripts.processes import PROJECT

SETS = PROJECT / "tests" / "evaluation"
FIELDS = ("role", "age", "place", "danger", "missing", "consent", "about", "exploitation")
_OF_THE_ROUTE = frozenset({"role", "age", "place", "danger", "missing", "consent", "about"})

Case = Mapping[str, Any]
"""`text`, `situation`, and where needed `maybe` (further kinds of exploitation that are right) and `unscored`."""


def read_set(name: str) -> list[dict[str, Any]]:
    """The cases of one evaluation set."""
    cases: list[dict[str, Any]] = yaml.safe_load((SETS / name).read_text("utf-8"))
    return cases


def said_of(field: str, situation: Mapping[str, Any]) -> Any:
    """What a situation says of a field. An age counts before an age group; a person is what it is about unsaid."""
    if field == "age":
        return situation["age"] if situation.get("age") is not None else situation.get("age_group")
    if field == "about":
        return None if situation.get("about") == "person" else situation.get("about")
    return situation.get(field)


def is_scored(field: str, case: Case) -> bool:
    """Whether the author of the case was sure enough of the field."""
    unscored = set(case.get("unscored") or ())
    return field not in unscored and not (field == "age" and "age_group" in unscored)


def is_right(field: str, case: Case, understood: Mapping[str, Any]) -> bool:
    """Whether the field was understood; not to say what was not said is right as well."""
    wanted, got = said_of(field, case["situation"]), said_of(field, understood)
    if field == "exploitation":
        named = set(got or ()) - {"unknown"}
        return set(wanted or ()) <= named <= set(wanted or ()) | set(case.get("maybe") or ())
    if field == "age" and isinstance(got, int) and isinstance(wanted, str):
        return ("child" if got < ADULT_AT else "adult") == wanted
    return bool(wanted == got)


def route_is_scored(case: Case) -> bool:
    """Whether the author was sure of everything that the route depends on."""
    return not any(not is_scored(field, case) for field in _OF_THE_ROUTE)


def route_of_case(situation: Mapping[str, Any]) -> str:
    """The route that a situation takes."""
    known: dict[str, Any] = {name: situation[name] for name in vars(Situation()) if situation.get(name) is not None}
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in known.items()}
    return route_of(Situation(**fields), _places().get(situation["place"]) if situation.get("place") else None)


@lru_cache(maxsize=1)
def _places() -> Gazetteer:
    return Gazetteer.from_files(settings.content_dir() / "places")
