"""`/plan`: the plan as a page that prints well on A4."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import render_template, request

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from web_widget.knowledge import kb
from web_widget.moment import moment_asked
from web_widget.place import find_place
from web_widget.plan.form import HIDDEN, fields, given_in, labels, read_leniently

PHASES = {"now": "Now", "first-hour": "In the first hour", "today": "Today", "this-week": "This week"}


def page() -> str:
    """The form; above it the heading of the plan and below it the plan, once something was asked."""
    base = kb()
    given = given_in(request.args)
    reading, not_understood = read_leniently(given, base)
    at, at_is_wrong = moment_asked(given.get("at"))
    made = plan(reading.situation, base, at, reading.assumed) if request.args else None
    mistaken = [*not_understood, *(["at"] if at_is_wrong else [])]
    place = find_place(given.get("place"), base)
    return render_template(
        "plan/page.html",
        fields=fields(base),
        given=given,
        kept={name: given[name] for name in HIDDEN if name in given},
        labels=labels(base),
        mistaken=mistaken,
        unclear=bool(mistaken) or bool(given.get("place") and place.status != "one"),
        place=place,
        places=_places(given, base),
        plan=made,
        assumed=[in_words(item, base) for item in made["assumed"]] if made else [],
        phases=PHASES,
        at=at,
        sources=_sources(made) if made else [],
    )


def in_words(assumed: str, kb: KnowledgeBase) -> str:
    """What a plan assumes (`age_group: not said, handled as child`) with the field called what people call it."""
    field, colon, rest = assumed.partition(":")
    name = kb.messages.get(f"name-of-{field.replace('_', '-')}")
    return f"{name.text}{colon}{rest}" if name else assumed


def _places(given: Mapping[str, str], kb: KnowledgeBase) -> dict[str, dict[str, str]]:
    """The places that may be meant, by name, each with the query that asks for its plan."""
    return {place.name: {**given, "place": place.slug} for place in find_place(given.get("place"), kb).places}


def _sources(made: dict[str, Any]) -> list[dict[str, Any]]:
    """Every source of the plan once, in the order of the steps."""
    cited = [source for item in (*made["steps"], *made["do_not"]) for source in item["sources"]]
    return list({source["title"]: source for source in cited}.values())
