"""The one way into Rasa: a small JSON interface for the gateway, on this machine only.

    POST /webhooks/gateway/message  {"conversation", "text" or "choice", "at"?}  ->  {"replies": [...]}
    POST /webhooks/gateway/parse    {"text"}                                     ->  {"intent", "entities"}
    POST /webhooks/gateway/forget   {"conversation"}                             ->  {}
    GET  /webhooks/gateway/ready                                                 ->  {"ready": true}, or 503

Where `FIRSTHOUR_ENGINE_SECRET` is set, every call must carry it in the header `X-Engine-Secret`. Where it is not, only
this machine is answered.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.core.lock_store import LockStore
from sanic import Blueprint
from sanic.exceptions import Forbidden, InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as answer

from bot import fast_action_check, wordless_logs
from bot.choices import chosen
from bot.conversation_file import conversation_file
from bot.nlu.gazetteer import gazetteer
from guidance_kb import settings
from guidance_kb.encoder import encoder
from guidance_kb.understanding.situation import find_entities

# What Rasa would run: `/restart`, `/give_answer{"role": "police"}`.
_COMMAND = re.compile(r"\s*/[\s/]*\w+\s*(?:@[\d.]+)?\s*(?:\{.*\})?\s*", re.DOTALL)
_COMMAND_MARKS = re.compile(r"^[\s/]+")
_NOTHING_UNDERSTOOD = {"text": "", "intent": {"name": "nlu_fallback", "confidence": 1.0}, "entities": []}

fast_action_check.install()
wordless_logs.install()

ParseData = dict[str, Any]
Handler = Callable[[UserMessage], Awaitable[Any]]


class Replies(OutputChannel):
    """Collects the replies of one turn, in the shape of the public contract."""

    def __init__(self) -> None:
        self.collected: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """The name of the channel, as Rasa chooses responses by it."""
        return GatewayChannel.name()

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Keeps a response of domain.yml."""
        self.collected.append({"type": "text", "id": kwargs.get("utter_action", "text"), "text": text})

    async def send_custom_json(self, recipient_id: str, json_message: dict[str, Any], **kwargs: Any) -> None:
        """Keeps a reply that an action made."""
        self.collected.append(json_message)


class GatewayChannel(InputChannel):
    """Takes a message or a pressed button, and gives back every reply of the turn."""

    @classmethod
    def name(cls) -> str:
        """The channel's name, and the end of its address."""
        return "gateway"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel."""
        routes = Blueprint("gateway_channel")
        routes.on_request(_refuse_strangers)
        routes.before_server_start(_warm_up)

        @routes.post("/message")
        async def message(request: Request) -> HTTPResponse:
            replies = Replies()
            await on_new_message(user_message(_body(request), replies))
            return answer({"replies": replies.collected})

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            understood = await request.app.ctx.agent.parse_message(plain_text(_field(_body(request), "text")))
            return answer({"intent": understood["intent"], "entities": understood["entities"]})

        @routes.post("/forget")
        async def forget(request: Request) -> HTTPResponse:
            await forget_conversation(request.app.ctx.agent.lock_store, _field(_body(request), "conversation"))
            return answer({})

        @routes.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            is_ready = bool(agent and agent.is_ready())
            return answer({"ready": is_ready}, status=200 if is_ready else 503)

        return routes


async def forget_conversation(lock_store: LockStore, conversation: str) -> None:
    """Deletes a conversation. A turn of it that is under way comes first: it would save what was just deleted."""
    async with lock_store.lock(conversation):
        conversation_file().forget(conversation)


def plain_text(text: str) -> str:
    """Typed text without the `/` that would make it one of Rasa's commands; a hyphen where nothing else is left."""
    return _COMMAND_MARKS.sub("", text) or "-"


def user_message(body: dict[str, Any], replies: OutputChannel) -> UserMessage:
    """The message of a request. Raises InvalidUsage (400) where the request is not as it should be."""
    conversation = _field(body, "conversation")
    metadata = {"at": _field(body, "at")} if body.get("at") else {}
    text, parse_data = _choice(body) if "choice" in body else _typed(_field(body, "text"))
    return UserMessage(text, replies, conversation, parse_data, input_channel=GatewayChannel.name(), metadata=metadata)


def _choice(body: dict[str, Any]) -> tuple[str, ParseData]:
    button = chosen(_field(body, "choice"), gazetteer())
    if button is None:
        raise InvalidUsage("unknown choice")
    return "", button.as_parse_data()


def _typed(text: str) -> tuple[str, ParseData | None]:
    # A typed command is neither run nor guessed at: nothing is understood. Any other text is understood as it stands.
    return ("", _NOTHING_UNDERSTOOD) if _COMMAND.fullmatch(text) else (plain_text(text), None)


def _body(request: Request) -> dict[str, Any]:
    if not isinstance(request.json, dict):
        raise InvalidUsage("the body must be a JSON object")
    return request.json


def _field(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise InvalidUsage(f"{name} must be a text")
    return value


async def _warm_up(*_: Any) -> None:
    # What is loaded at first use is loaded now, so that the first person does not wait for it.
    encoder().encode(["hello"])
    find_entities("hello", gazetteer())


async def _refuse_strangers(request: Request) -> None:
    # The other end of the connection, not what a header says of it.
    if not settings.may_call(request.headers.get(settings.SECRET_HEADER), request.ip):
        raise Forbidden("wrong or missing secret")
