"""Conversation tokens: opaque to the browser, signed, and forgotten after half an hour of silence."""

from __future__ import annotations

import secrets

from itsdangerous import BadSignature, URLSafeTimedSerializer

SILENCE_SECONDS = 30 * 60


class BadTokenError(Exception):
    """The token was not made here, or it is too old."""


class Tokens:
    """Signs and reads them with one key."""

    def __init__(self, key: str) -> None:
        self._serializer = URLSafeTimedSerializer(key, salt="conversation")

    def sign(self, conversation: str) -> str:
        """A token for this conversation that is good for another half hour."""
        return str(self._serializer.dumps(conversation))

    def read(self, token: str) -> str:
        """The id of the conversation. Raises BadTokenError."""
        try:
            return str(self._serializer.loads(token, max_age=SILENCE_SECONDS))
        except BadSignature:
            raise BadTokenError from None


def new_conversation() -> str:
    """An id that cannot be guessed and says nothing about anybody."""
    return secrets.token_urlsafe(18)
