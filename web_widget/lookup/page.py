"""`/lookup`: the console as pages that need no script; with one, it asks for pieces of them instead."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import redirect, render_template, request
from werkzeug.wrappers import Response

from guidance_kb import clock
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from guidance_kb.planning.reading import Reading
from guidance_kb.planning.situation import Situation
from guidance_kb.vocabulary import AGE_GROUPS
from web_widget.config import MESSAGE_CHARACTERS
from web_widget.errors import Problem
from web_widget.knowledge import kb
from web_widget.lookup.card import Card, as_text, find_card
from web_widget.lookup.lines import lines_now
from web_widget.lookup.results import TITLES, find, grouped, views
from web_widget.lookup.situation import KEPT, SITUATION, age_group_of, choices, taken_from, told_in
from web_widget.moment import moment_asked
from web_widget.place import find_place, find_slug
from web_widget.plan.form import given_in, read_leniently
from web_widget.plan.page import PHASES, in_words

RESULTS = 12
_OWN = ("q", "all", "open", "at", "keys")
_SENTENCES = (
    "lookup-filled", "lookup-nothing-taken", "lookup-danger", "lookup-no-answer", "lookup-copy-failed",
    "lookup-plan-none", "place-choose", "place-unknown", "no-match", "lookup-unverified",
)  # fmt: skip


def page() -> str:
    """The search box and what was found; the card that is open; the situation, who is open, and the plan."""
    base = kb()
    given = _given()
    query = given.get("q", "")[:MESSAGE_CHARACTERS]
    at, _ = moment_asked(given.get("at"))
    told = told_in(given)
    reading, wrong = read_leniently(told, base)
    place = find_place(told.get("place"), base)
    opened = find_card(given["open"], base, at, reading.situation.place) if "open" in given else None
    return render_template(
        "lookup/page.html",
        query=query,
        given=given,
        groups=_found(query, reading, "all" in given, base) if query else [],
        card=opened,
        copied=as_text(opened) if opened else "",
        fields=choices(base),
        kept={name: told[name] for name in KEPT if name in told},
        wrong=wrong,
        place=place,
        here=place.places[0] if place.status == "one" else None,
        address=lambda **more: f"/lookup?{urlencode({**given, **more})}",
        lines=lines_now(base, at, reading.situation.place, age_group_of(reading.situation)),
        plan=_planned(reading, base, at) if told else None,
        at=at,
        phases=PHASES,
        words=_words(base),
    )


def words() -> Response:
    """A caller's words into a situation, which the next address has. The words themselves are in no address."""
    said = request.form.get("words", "").strip()[:MESSAGE_CHARACTERS]
    return redirect(f"/lookup?{urlencode({**_given(), **taken_from(said, kb())})}", 303)


def card(number: str) -> str:
    """The card with that number, as a piece of the page."""
    base = kb()
    found = find_card(number, base, clock.now(), find_slug(request.args.get("place"), base))
    if found is None:
        raise Problem("not-found")
    return _piece(found)


def lines() -> str:
    """Who is open, as a piece of the page."""
    base = kb()
    place = find_place(request.args.get("place"), base)
    here = place.places[0] if place.status == "one" else None
    age_group = request.args.get("age_group")
    at = clock.now()
    found = lines_now(base, at, here.slug if here else None, age_group if age_group in AGE_GROUPS else None)
    return render_template("lookup/lines.html", lines=found, here=here, at=at)


def _given() -> dict[str, str]:
    """What the address says that this page knows of."""
    return {name: value for name, value in given_in(request.args).items() if name in (*SITUATION, *_OWN)}


def _piece(found: Card) -> str:
    return render_template("lookup/card.html", card=found, copied=as_text(found))


def _found(query: str, reading: Reading, everything: bool, kb: KnowledgeBase) -> list[tuple[str, list[dict[str, Any]]]]:
    fits = Situation() if everything else reading.situation
    hits = find(kb, query, None, fits.role, fits.place, RESULTS, age_group_of(fits))
    return grouped(views(hits, kb, clock.now()))


def _planned(reading: Reading, kb: KnowledgeBase, at: Any) -> dict[str, Any]:
    made = plan(reading.situation, kb, at, reading.assumed)
    return {**made, "assumed": [in_words(item, kb) for item in made["assumed"]]}


def _words(kb: KnowledgeBase) -> dict[str, Any]:
    """What the script says, and what it calls things."""
    return {
        # A list: what becomes JSON in a page is sorted by its keys.
        "phases": list(PHASES.items()),
        "kinds": TITLES,
        "fields": {name.removeprefix("name-of-").replace("-", "_"): one.text for name, one in kb.messages.items()
                   if name.startswith("name-of-")},
        **{name: kb.messages[name].text for name in _SENTENCES},
    }  # fmt: skip
