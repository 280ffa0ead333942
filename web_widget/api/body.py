"""The JSON body of a request."""

from __future__ import annotations

import json
from typing import Any

from flask import request

from web_widget.config import MESSAGE_CHARACTERS
from web_widget.errors import Problem


def json_object(*other_types: str) -> dict[str, Any]:
    """The body as an object. Raises Problem where it is of another type, too large, or no JSON object.

    `other_types` are content types that are taken for JSON as well.
    """
    if request.mimetype not in ("application/json", *other_types):
        raise Problem("media-type")
    try:
        data = json.loads(request.get_data(), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Problem("bad-request", [{"field": "", "problem": "is not JSON"}]) from None
    if not isinstance(data, dict):
        raise Problem("bad-request", [{"field": "", "problem": "must be a JSON object"}])
    return data


def readable(message: str) -> str:
    """The message as it was typed, without control characters.

    Raises Problem where nothing is left of it, where it is too long, or where it is no valid text.
    """
    try:
        message.encode()
    except UnicodeEncodeError:
        raise Problem("bad-request", [{"field": "message", "problem": "is not valid text"}]) from None
    text = "".join(character if character.isprintable() or character == "\n" else " " for character in message)
    if not text.strip():
        raise Problem("empty-message")
    if len(message) > MESSAGE_CHARACTERS:
        raise Problem("message-too-long")
    return text.strip()


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
