"""`GET /api/v1/lookup`: search over everything."""

from __future__ import annotations

import time
from typing import Annotated

from flask import Blueprint, Response, jsonify, request
from pydantic import Field

from guidance_kb import clock
from guidance_kb.search import KINDS
from guidance_kb.vocabulary import AGE_GROUPS, ROLES
from web_widget.config import MESSAGE_CHARACTERS
from web_widget.fields import Request, one_of, validated
from web_widget.knowledge import kb
from web_widget.limits import TYPED, limiter
from web_widget.lookup.results import find, views


class LookupRequest(Request):
    """The query of the call."""

    q: Annotated[str, Field(max_length=MESSAGE_CHARACTERS)] = ""
    kind: Annotated[str, one_of(KINDS)] | None = None
    role: Annotated[str, one_of(ROLES)] | None = None
    place: Annotated[str, Field(max_length=100)] | None = None
    age_group: Annotated[str, one_of(AGE_GROUPS)] | None = None
    unfinished: bool = False
    limit: Annotated[int, Field(ge=1, le=50)] = 10


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/v1/lookup", "lookup", limiter.limit(TYPED)(lookup))


def lookup() -> Response:
    """What answers the query, best first."""
    asked = validated(LookupRequest, request.args.to_dict(), strict=False)
    started = time.perf_counter()
    base = kb()
    hits = find(base, asked.q, asked.kind, asked.role, asked.place, asked.limit, asked.age_group, asked.unfinished)
    results = views(hits, base, clock.now())
    took = round((time.perf_counter() - started) * 1000, 1)
    return jsonify({"query": asked.q, "took_ms": took, "results": results})
