"""`GET /api/v1/contacts`: the directory."""

from __future__ import annotations

from typing import Annotated, get_args

from flask import Blueprint, Response, jsonify, request
from pydantic import Field

from guidance_kb import clock
from guidance_kb.directory.contact_view import contacts_for
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.schema.contact import Kind
from guidance_kb.vocabulary import AGE_GROUPS
from web_widget.errors import Problem
from web_widget.fields import Moment, Request, one_of, validated
from web_widget.knowledge import kb
from web_widget.place import find_place


class ContactsRequest(Request):
    """The query of the call."""

    place: Annotated[str, Field(max_length=100)] | None = None
    age_group: Annotated[str, one_of(AGE_GROUPS)] | None = None
    kind: Annotated[str, one_of(get_args(Kind))] | None = None
    at: Moment | None = None


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/v1/contacts", "contacts", contacts)


def contacts() -> Response:
    """The contacts that fit, open ones first."""
    asked = validated(ContactsRequest, request.args.to_dict(), strict=False)
    base = kb()
    at = asked.at or clock.now()
    return jsonify({"contacts": contacts_for(base, at, _slug(asked.place, base), asked.age_group, asked.kind)})


def _slug(place: str | None, kb: KnowledgeBase) -> str | None:
    if not place:
        return None
    found = find_place(place, kb)
    slugs = " or ".join(one.slug for one in found.places)
    if found.status != "one":
        raise Problem("bad-request", [{"field": "place", "problem": f"choose {slugs}" if slugs else "is not known"}])
    return found.places[0].slug
