"""`GET /api/openapi.json`: the contract, for programs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from flask import Blueprint, Response, jsonify

_FILE = Path(__file__).parent.parent / "openapi.yml"


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/openapi.json", "description", description)


def description() -> Response:
    """`openapi.yml` as JSON."""
    return jsonify(openapi())


@cache
def openapi() -> dict[str, Any]:
    """The description as data."""
    read: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return read
