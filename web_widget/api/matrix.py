"""`GET` and `POST /api/v1/matrix`: the risk matrix, and the reasons for concern that come out of it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify

from guidance_kb import clock
from guidance_kb.matrix import MatrixError
from guidance_kb.planning.reading import SituationError, read_situation
from web_widget.api.body import json_object
from web_widget.errors import Problem
from web_widget.fields import Request, validated
from web_widget.knowledge import kb
from web_widget.matrix.view import matrix_view, outcome


class MatrixRequest(Request):
    """The body of the call."""

    answers: dict[str, str] = {}
    situation: dict[str, Any] = {}


def add_to(bp: Blueprint) -> None:
    """Registers both calls."""
    bp.add_url_rule("/v1/matrix", "matrix", matrix)
    bp.add_url_rule("/v1/matrix", "matrix_outcome", matrix_outcome, methods=["POST"])


def matrix() -> Response:
    """The blocks of the matrix with their items."""
    return jsonify({"blocks": matrix_view(kb())})


def matrix_outcome() -> Response:
    """The reasons for concern under the toolkit's headings, and the plan. Nothing is added up, nothing is kept."""
    asked = validated(MatrixRequest, json_object())
    base = kb()
    try:
        reading = read_situation(asked.situation, base.gazetteer)
        return jsonify(outcome(asked.answers, reading, base, clock.now()))
    except SituationError as error:
        raise Problem("bad-request", [{"field": error.field, "problem": error.message}]) from None
    except MatrixError as error:
        raise Problem("bad-request", [{"field": "answers", "problem": str(error)}]) from None
