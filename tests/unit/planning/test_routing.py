from __future__ import annotations

from typing import Any

import pytest

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.routing import onward_route_of, route_of
from guidance_kb.planning.situation import Situation


@pytest.mark.parametrize(
    ("said", "route"),
    [
        ({}, "child-england"),
        ({"age_group": "child", "place": "southwark"}, "child-london"),
        ({"age_group": "unsure", "place": "southwark"}, "child-london"),
        ({"age": 13, "place": "outside-london"}, "child-england"),
        ({"age": 13, "place": "wales"}, "child-wales"),
        ({"age": 13, "place": "scotland"}, "child-scotland"),
        ({"age": 13, "place": "northern-ireland"}, "child-northern-ireland"),
        ({"age": 13, "missing": True, "place": "scotland"}, "child-missing"),
        ({"age": 30, "missing": True}, "adult-consent-unknown"),
        ({"age": 30, "consent": "yes", "place": "wales"}, "adult-consents"),
        ({"age": 30, "consent": "no", "place": "lambeth"}, "adult-no-consent"),
        ({"age": 30, "consent": "unknown"}, "adult-consent-unknown"),
        ({"age": 30, "consent": "yes", "place": "scotland"}, "adult-scotland"),
        ({"age": 30, "consent": "no", "place": "northern-ireland"}, "adult-northern-ireland"),
        ({"about": "staff-member"}, "staff-allegation"),
        ({"about": "staff-member", "age": 13, "missing": True}, "staff-allegation"),
        ({"about": "place-or-workplace"}, "place-or-workplace"),
        ({"about": "place-or-workplace", "missing": True}, "child-missing"),  # somebody who is missing is identified
        ({"about": "online", "missing": True}, "child-missing"),
        ({"about": "place-or-workplace", "age": 13, "place": "lambeth"}, "child-london"),
        ({"about": "online"}, "online-abuse"),
        ({"about": "online", "age_group": "unsure"}, "child-england"),
        ({"role": "self"}, "self-child"),
        ({"role": "self", "age_group": "unsure", "about": "staff-member"}, "self-child"),
        ({"role": "self", "age": 30, "missing": True}, "self-adult"),
        ({"role": "self", "age": 12, "danger": "now"}, "immediate-danger"),
        ({"about": "online", "danger": "now"}, "immediate-danger"),
    ],
)
def test_the_route_of(said: dict[str, Any], route: str, kb: KnowledgeBase) -> None:
    situation = Situation(**said)
    assert route_of(situation, kb.gazetteer.get(situation.place or "")) == route


def test_danger_now_goes_on_with_the_route_of_the_rest(kb: KnowledgeBase) -> None:
    situation = Situation(role="self", age=12, danger="now")
    assert onward_route_of(situation, None) == "self-child"
