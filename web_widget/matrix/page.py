"""`/matrix`: the grid, and what comes out of it."""

from __future__ import annotations

from flask import render_template, request

from guidance_kb import clock
from guidance_kb.matrix import ANSWERS
from web_widget.knowledge import kb
from web_widget.matrix.view import matrix_view, outcome
from web_widget.plan.form import fields, given_in, labels, read_leniently


def page() -> str:
    """The grid; above it the reasons for concern and the way to the plan, once something was answered."""
    base = kb()
    given = given_in(request.form)
    known = {item.id for block in base.matrix.values() for item in block.items}
    answers = {name: value for name, value in given.items() if name in known and value in ANSWERS}
    situation = {name: value for name, value in given.items() if name not in known}
    reading, not_understood = read_leniently(situation, base)
    made = outcome(answers, reading, base, clock.now()) if answers else None
    return render_template(
        "matrix/page.html",
        blocks=matrix_view(base),
        answers=answers,
        given=situation,
        fields=fields(base),
        labels=labels(base),
        mistaken=not_understood,
        sent=request.method == "POST",
        outcome=made,
    )
