"""`/referral` and `/referral/<id>`."""

from __future__ import annotations

from flask import render_template, request

from guidance_kb import clock
from web_widget.knowledge import kb
from web_widget.place import find_slug
from web_widget.referral.view import find_form, form_link, form_view


def overview() -> str:
    """Every referral that there is a checklist for."""
    return render_template("referral/overview.html", forms=[form_link(form) for form in kb().referral_forms.values()])


def one(name: str) -> str:
    """One checklist, to tick on the screen or to print."""
    base = kb()
    form = form_view(find_form(name, base), base, clock.now(), find_slug(request.args.get("place"), base))
    return render_template("referral/one.html", form=form)
