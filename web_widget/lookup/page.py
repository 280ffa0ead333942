"""`/lookup`: the console as pages that need no script; with one, it asks for pieces of them instead."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from guidance_kb.planning.situation import Situation
from web_widget.config import MESSAGE_CHARACTERS
from web_widget.errors import Problem
from web_widget.knowledge import kb
from web_widget.lookup.asked import Asked, read_address
from web_widget.lookup.card import Card, as_text, find_card
from web_widget.lookup.lines import lines_now
from web_widget.lookup.results import find, grouped, views
from web_widget.lookup.situation import KEPT, OUTCOMES, choices, outcome_of, taken_from
from web_widget.plan.page import PHASES
from web_widget.redaction import without_identifiers

RESULTS = 12
_SENTENCES = (*OUTCOMES.values(), "lookup-no-answer", "lookup-copy-failed", "lookup-card-none", "lookup-plan-none")


def page() -> str:
    """The search box and what was found; the card that is open; the situation, who is open, and the plan."""
    base, asked = _asked()
    number = asked.given.get("open")
    opened = find_card(number, base, asked.at, asked.reading.situation.place) if number else None
    return render_template(
        "lookup/page.html",
        asked=asked,
        fields=choices(base),
        kept={name: asked.told[name] for name in KEPT if name in asked.told},
        outcome=OUTCOMES.get(request.args.get("taken", "")),
        sentences={name: base.messages[name].text for name in _SENTENCES},
        **_card(opened, base, asked),
        **_results(asked, base),
        **_lines(asked, base),
        **_plan(asked, base),
    )


def words() -> Response:
    """A caller's words into a situation, which the next address has. The words themselves are in no address."""
    base, asked = _asked()
    said = request.form.get("words", "").strip()[:MESSAGE_CHARACTERS]
    if not said:
        return redirect(asked.address(), 303)
    text = without_identifiers(said).text
    taken = taken_from(text, base)
    return redirect(asked.address(**taken, taken=outcome_of(text, taken)), 303)


def card(number: str) -> str:
    """The card with that number, as a piece of the page."""
    base, asked = _asked()
    found = find_card(number, base, asked.at, asked.reading.situation.place)
    if found is None:
        raise Problem("not-found")
    return render_template("lookup/card.html", asked=asked, **_card(found, base, asked))


def results() -> str:
    """What is found while somebody is still typing, as a piece of the page."""
    base, asked = _asked()
    return render_template("lookup/results.html", asked=asked, **_results(asked, base, unfinished=True))


def lines() -> str:
    """Who is open, as a piece of the page."""
    base, asked = _asked()
    return render_template("lookup/lines.html", asked=asked, **_lines(asked, base))


def short_plan() -> str:
    """The plan, and what is not clear of the situation, as two pieces of the page."""
    base, asked = _asked()
    return render_template("lookup/situation.html", asked=asked, **_plan(asked, base))


def _asked() -> tuple[KnowledgeBase, Asked]:
    base = kb()
    return base, read_address(request.args, base)


# What each piece shows


def _card(found: Card | None, kb: KnowledgeBase, asked: Asked) -> dict[str, Any]:
    return {"card": found, "copied": as_text(found, kb, asked.at) if found else ""}


def _results(asked: Asked, kb: KnowledgeBase, unfinished: bool = False) -> dict[str, Any]:
    if not asked.query:
        return {"groups": []}
    fits = Situation() if "all" in asked.given else asked.reading.situation
    hits = find(kb, asked.query, None, fits.role, fits.place, RESULTS, fits.said_age_group, unfinished)
    return {"groups": grouped(views(hits, kb, asked.at))}


def _lines(asked: Asked, kb: KnowledgeBase) -> dict[str, Any]:
    fits = asked.reading.situation
    return {"lines": lines_now(kb, asked.at, fits.place, fits.said_age_group)}


def _plan(asked: Asked, kb: KnowledgeBase) -> dict[str, Any]:
    if not asked.told:
        return {"plan": None}
    made = plan(asked.reading.situation, kb, asked.at, asked.reading.assumed)
    return {"plan": {**made, "url": _at_that_time(made["url"], asked)}, "phases": PHASES}


def _at_that_time(url: str, asked: Asked) -> str:
    if "at" not in asked.given:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode({'at': asked.given['at']})}"
