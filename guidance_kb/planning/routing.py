"""Which of the contract's routes a situation takes."""

from __future__ import annotations

from guidance_kb.places.gazetteer import Place
from guidance_kb.planning.situation import Situation
from guidance_kb.planning.understood import UNKNOWN_PLACE_NATION

IMMEDIATE_DANGER = "immediate-danger"
_BY_CONSENT = {"yes": "adult-consents", "no": "adult-no-consent"}
_NO_PERSON = {"place-or-workplace": "place-or-workplace", "online": "online-abuse"}
_OWN_LAW = ("scotland", "northern-ireland")


def route_of(situation: Situation, place: Place | None) -> str:
    """The id of the route: danger first, then whatever the rest of the situation gives."""
    return IMMEDIATE_DANGER if situation.danger == "now" else onward_route_of(situation, place)


def onward_route_of(situation: Situation, place: Place | None) -> str:
    """The id of the route as if nobody were in danger now: where a plan goes on once 999 has been rung."""
    child = situation.handled_as == "child"
    if situation.role == "self":
        return "self-child" if child else "self-adult"
    if situation.about == "staff-member":
        return "staff-allegation"
    if situation.handled_as is None:
        return _NO_PERSON[situation.about or ""]
    if child:
        return "child-missing" if situation.missing else _child_route(place)
    return _adult_route(situation, place)


def _child_route(place: Place | None) -> str:
    if place is not None and place.london:
        return "child-london"
    return f"child-{place.nation if place else UNKNOWN_PLACE_NATION}"


def _adult_route(situation: Situation, place: Place | None) -> str:
    nation = place.nation if place else UNKNOWN_PLACE_NATION
    if nation in _OWN_LAW:
        return f"adult-{nation}"
    return _BY_CONSENT.get(situation.consent or "", "adult-consent-unknown")
