"""`/plan`: the plan as a page that prints well on A4."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import render_template, request

from guidance_kb import clock
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from web_widget.knowledge import kb
from web_widget.place import find_place
from web_widget.plan.form import HIDDEN, fields, given_in, read_leniently

PHASES = {"now": "Now", "first-hour": "In the first hour", "today": "Today", "this-week": "This week"}


def page() -> str:
    """The form; above it the heading of the plan and below it the plan, once something was asked."""
    base = kb()
    given = given_in(request.args)
    reading, not_understood = read_leniently(given, base)
    at, at_is_wrong = _moment(given.get("at"))
    made = plan(reading.situation, base, at, reading.assumed) if request.args else None
    return render_template(
        "plan.html",
        fields=fields(base),
        given=given,
        kept={name: given[name] for name in HIDDEN if name in given},
        not_understood=not_understood or at_is_wrong,
        place=find_place(given.get("place"), base),
        places=_places(given, base),
        plan=made,
        phases=PHASES,
        at=at,
        sources=_sources(made) if made else [],
    )


def _moment(text: str | None) -> tuple[datetime, bool]:
    """The time to plan for, and whether one was given that could not be read."""
    try:
        # A `+` in an address that was not escaped arrives as a space.
        return (clock.parse(text.replace(" ", "+")) if text else clock.now()), False
    except (ValueError, OverflowError):
        return clock.now(), True


def _places(given: Mapping[str, str], kb: KnowledgeBase) -> dict[str, dict[str, str]]:
    """The places that may be meant, by name, each with the query that asks for its plan."""
    return {place.name: {**given, "place": place.slug} for place in find_place(given.get("place"), kb).places}


def _sources(made: dict[str, Any]) -> list[dict[str, Any]]:
    """Every source of the plan once, in the order of the steps."""
    cited = [source for item in (*made["steps"], *made["do_not"]) for source in item["sources"]]
    return list({source["title"]: source for source in cited}.values())
