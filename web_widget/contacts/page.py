"""`/contacts`: the directory by place, age and kind, for this minute."""

from __future__ import annotations

from typing import get_args

from flask import render_template, request

from guidance_kb.directory.contact_view import contacts_for
from guidance_kb.schema.contact import Kind
from guidance_kb.vocabulary import AGE_GROUPS
from web_widget.contacts.listing import listing
from web_widget.knowledge import kb
from web_widget.moment import moment_asked
from web_widget.place import find_place
from web_widget.plan.form import addresses_of, given_in

AGES = {"child": "Under 18", "adult": "18 or over", "unsure": "Not sure"}
KINDS = {
    "emergency": "Emergency",
    "police": "Police",
    "front-door": "Children's social care",
    "adults": "Adult safeguarding",
    "helpline": "Helplines",
    "specialist": "Specialist services",
    "referral-form": "Referral forms",
    "online-report": "Reporting online",
}
_KNOWN = ("place", "age_group", "kind", "at")


def page() -> str:
    """The form; below it the contacts of the place, those that are open, and the rest with when and whom instead."""
    base = kb()
    given = given_in(request.args, _KNOWN)
    at, at_is_wrong = moment_asked(given.get("at"))
    chosen = {
        "age_group": _one_of(given.get("age_group"), AGE_GROUPS),
        "kind": _one_of(given.get("kind"), get_args(Kind)),
    }
    place = find_place(given.get("place"), base)
    here = place.places[0] if place.status == "one" else None
    views = contacts_for(base, at, here.slug if here else None, chosen["age_group"], chosen["kind"])
    return render_template(
        "contacts/page.html",
        given=given,
        chosen=chosen,
        ages=AGES,
        kinds=KINDS,
        at=at,
        mistaken=at_is_wrong or any(given.get(name) and value is None for name, value in chosen.items()),
        place=place,
        here=here,
        address=addresses_of("/contacts", given),
        found=listing(views, base, at),
    )


def _one_of(value: str | None, values: tuple[str, ...]) -> str | None:
    return value if value in values else None
