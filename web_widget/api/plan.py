"""`POST /api/v1/plan`: the plan for a situation."""

from __future__ import annotations

from dataclasses import fields

from flask import Blueprint, Response, jsonify

from guidance_kb import clock
from guidance_kb.planning.planner import plan
from guidance_kb.planning.reading import SituationError, read_situation
from guidance_kb.planning.situation import Situation
from web_widget.api.body import json_object
from web_widget.errors import Problem
from web_widget.fields import Moment, Request, validated
from web_widget.knowledge import kb
from web_widget.place import find_place

_FIELDS = {field.name for field in fields(Situation)}


class PlanTime(Request):
    """What the request has beside the situation."""

    at: Moment | None = None


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/v1/plan", "plan", make_plan, methods=["POST"])


def make_plan() -> Response:
    """The plan; where the name of a place is shared, the places to choose from beside it."""
    asked = json_object()
    said = {name: value for name, value in asked.items() if name in _FIELDS}
    at = validated(PlanTime, {name: value for name, value in asked.items() if name not in _FIELDS}).at or clock.now()
    base = kb()
    try:
        reading = read_situation(said, base.gazetteer)
    except SituationError as error:
        raise Problem("bad-request", [{"field": error.field, "problem": error.message}]) from None
    found = find_place(said.get("place"), base)
    choices = [{"slug": place.slug, "name": place.name} for place in found.places if found.status == "choose"]
    made = plan(reading.situation, base, at, reading.assumed)
    return jsonify({**made, "place_choices": choices})
