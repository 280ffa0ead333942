"""The client of the conversation engine, and of the action server as far as its health goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from guidance_kb.settings import SECRET_HEADER

REPLY_TYPES = ("text", "emergency", "question", "answer", "alternatives", "indicators", "contacts", "plan")
# A connection on this machine is there at once or not at all; a turn may take its time.
_TIMEOUT = httpx.Timeout(8.0, connect=0.5)
_HEALTH_TIMEOUT = 2.0


class EngineError(Exception):
    """The engine could not be reached, took too long, or answered with nothing that can be shown."""


class Engine:
    """Talks to Rasa's `gateway` channel over connections that are kept open."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._url = config["ENGINE_URL"].rstrip("/") + "/webhooks/gateway"
        self._actions_url = config["ACTIONS_URL"].rstrip("/")
        self._client = httpx.Client(
            timeout=_TIMEOUT,
            headers={SECRET_HEADER: config["ENGINE_SECRET"]},
            transport=config["ENGINE_TRANSPORT"],
            trust_env=False,
        )

    def turn(self, conversation: str, said: Mapping[str, Any], at: str | None = None) -> list[dict[str, Any]]:
        """The replies to one turn. `said` is `{"text": ...}` or `{"choice": "role:teacher"}`.

        Raises EngineError.
        """
        request = {"conversation": conversation, **said, **({"at": at} if at else {})}
        replies = self._post("/message", request).get("replies")
        if not _can_be_shown(replies):
            raise EngineError("no replies, or replies of an unknown kind")
        return list(replies or [])

    def parse(self, text: str) -> dict[str, Any]:
        """The intent of one message as `{"name", "confidence"}`; no conversation is started. Raises EngineError."""
        intent = self._post("/parse", {"text": text}).get("intent")
        if not isinstance(intent, dict) or "name" not in intent:
            raise EngineError("no intent")
        return {"name": intent["name"], "confidence": float(intent.get("confidence") or 0.0)}

    def is_ready(self) -> bool:
        """Whether the engine has its model loaded and answers."""
        return self._answers(f"{self._url}/ready")

    def forget(self, conversation: str) -> None:
        """Ends a conversation: the engine keeps nothing of it. Raises EngineError."""
        self._post("/forget", {"conversation": conversation})

    def actions_are_ready(self) -> bool:
        """Whether the action server answers."""
        return self._answers(f"{self._actions_url}/health")

    def _post(self, path: str, request: Mapping[str, Any]) -> dict[str, Any]:
        try:
            response = self._client.post(self._url + path, json=request).raise_for_status()
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            # The error may quote what was sent, so only its kind goes on.
            raise EngineError(type(error).__name__) from None
        if not isinstance(answer, dict):
            raise EngineError("not an object")
        return answer

    def _answers(self, url: str) -> bool:
        try:
            return self._client.get(url, timeout=_HEALTH_TIMEOUT).is_success
        except httpx.HTTPError:
            return False


def _can_be_shown(replies: object) -> bool:
    if not isinstance(replies, list) or not replies:
        return False
    return all(isinstance(reply, dict) and reply.get("type") in REPLY_TYPES for reply in replies)
