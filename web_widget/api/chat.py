"""`POST /api/v1/chat`: one turn of a conversation."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, jsonify
from pydantic import StrictStr

from web_widget.api.body import json_object, readable
from web_widget.chat.choices import checked_choice
from web_widget.chat.turn import Said, take_turn
from web_widget.engine import EngineError
from web_widget.errors import Problem
from web_widget.fields import Moment, Request, validated
from web_widget.knowledge import kb
from web_widget.limits import CHAT, limiter
from web_widget.security import forget_here
from web_widget.tokens import BadTokenError, new_conversation


class ChatRequest(Request):
    """The body of a turn."""

    message: StrictStr | None = None
    choice: StrictStr | None = None
    conversation: StrictStr | None = None
    at: Moment | None = None


class EndRequest(Request):
    """The body of a farewell."""

    conversation: StrictStr


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/v1/chat", "chat", limiter.limit(CHAT)(chat), methods=["POST"])
    bp.add_url_rule("/v1/chat/end", "end", end, methods=["POST"])


def chat() -> Response:
    """The replies to a message or to a chosen button."""
    asked = validated(ChatRequest, json_object())
    if asked.at and not current_app.config["DRILL"]:
        raise Problem("bad-request", [{"field": "at", "problem": "is taken in a drill only"}])
    said = _said(asked)
    conversation = _conversation(asked.conversation)
    turn = take_turn(conversation, said, asked.at)
    token = current_app.extensions["tokens"].sign(conversation)
    removed = [{"kind": kind, "count": count} for kind, count in turn.removed.items()]
    return jsonify({"conversation": token, "degraded": turn.degraded, "removed": removed, "replies": turn.replies})


def _said(asked: ChatRequest) -> Said:
    if (asked.message is None) == (asked.choice is None):
        raise Problem("bad-request", [{"field": "message", "problem": "send a message or a choice, one of the two"}])
    if asked.choice is not None:
        return Said(choice=checked_choice(asked.choice, kb()))
    return Said(text=readable(asked.message or ""))


def _conversation(token: str | None) -> str:
    if token is None:
        return new_conversation()
    try:
        return str(current_app.extensions["tokens"].read(token))
    except BadTokenError:
        raise Problem("bad-token") from None


def end() -> Response:
    """Nothing more is kept of a conversation."""
    # A page that is being left has no time for the question whether it may send JSON; plain text it may.
    asked = validated(EndRequest, json_object("text/plain"))
    try:
        current_app.extensions["engine"].forget(_conversation(asked.conversation))
    except EngineError as error:
        current_app.logger.warning("a conversation could not be ended: %s", error)
        raise Problem("unavailable") from None
    return forget_here(jsonify({"ended": True}))
