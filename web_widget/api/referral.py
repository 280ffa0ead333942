"""`GET /api/v1/referral-forms` and `/api/v1/referral-forms/{id}`: what a referral will ask."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from guidance_kb import clock
from web_widget.knowledge import kb
from web_widget.place import find_slug
from web_widget.referral.view import find_form, form_link, form_view


def add_to(bp: Blueprint) -> None:
    """Registers both calls."""
    bp.add_url_rule("/v1/referral-forms", "referral_forms", referral_forms)
    bp.add_url_rule("/v1/referral-forms/<name>", "referral_form", referral_form)


def referral_forms() -> Response:
    """Every referral that there is a checklist for."""
    return jsonify({"referral_forms": [form_link(form) for form in kb().referral_forms.values()]})


def referral_form(name: str) -> Response:
    """One checklist; `place` fills in the council's own line."""
    base = kb()
    return jsonify(form_view(find_form(name, base), base, clock.now(), find_slug(request.args.get("place"), base)))
