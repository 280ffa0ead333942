"""`/plan`: the plan as a page that prints well on A4."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template, request

from guidance_kb.planning.planner import plan
from web_widget.knowledge import kb
from web_widget.moment import moment_asked
from web_widget.place import find_place
from web_widget.plan.form import HIDDEN, addresses_of, fields, given_in, labels, read_leniently

PHASES = {"now": "Now", "first-hour": "In the first hour", "today": "Today", "this-week": "This week"}


def page() -> str:
    """The form; above it the heading of the plan and below it the plan, once something was asked."""
    base = kb()
    names = labels(base)
    given = given_in(request.args, names)
    reading, not_understood = read_leniently(given, base)
    at, at_is_wrong = moment_asked(given.get("at"))
    made = plan(reading.situation, base, at, reading.assumed) if request.args else None
    mistaken = [*not_understood, *(["at"] if at_is_wrong else [])]
    place = find_place(given.get("place"), base)
    return render_template(
        "plan/page.html",
        fields=fields(base),
        given=given,
        kept={name: given[name] for name in HIDDEN if name in given and name not in mistaken},
        labels=names,
        mistaken=mistaken,
        unclear=bool(mistaken) or bool(given.get("place") and place.status != "one"),
        place=place,
        address=addresses_of("/plan", given),
        plan=made,
        at=at,
        sources=_sources(made) if made else [],
    )


def assumption(assumed: str) -> str:
    """What a plan assumes (`age_group: not said, handled as child`) with the field called what people call it.

    It needs no knowledge base: a reply can be shown even when that cannot be opened.
    """
    field, colon, rest = assumed.partition(":")
    sentence = f"name-of-{field.replace('_', '-')}"
    name = current_app.extensions["emergency"].messages([sentence]).get(sentence)
    return f"{name}{colon}{rest}" if name else assumed


def _sources(made: dict[str, Any]) -> list[dict[str, Any]]:
    """Every source of the plan once, in the order of the steps."""
    cited = [source for item in (*made["steps"], *made["do_not"]) for source in item["sources"]]
    return list({source["title"]: source for source in cited}.values())
