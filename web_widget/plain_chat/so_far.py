"""The conversation so far. The server keeps nothing of it: the page carries it, signed, packed and bounded."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from web_widget.tokens import SILENCE_SECONDS, BadTokenError

FIELD_CHARACTERS = 60 * 1024
"""How much a page carries at most: some twenty plans, or eight cards with many contacts, none like another.

A browser sends no more than 64 kB from a page that is being left, and the field is in what ends the conversation.
"""

Reply = dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """What somebody said, and the replies. `afresh`: nothing that was said above was known any more."""

    said: str
    replies: list[Reply]
    afresh: bool = False


@dataclass(frozen=True)
class SoFar:
    """`conversation` is the engine's id, None where there is none (yet, or any more)."""

    conversation: str | None = None
    turns: tuple[Turn, ...] = ()
    is_cut: bool = field(default=False)
    """Whether the oldest turns were left out."""
    last_turn_at: int = 0
    """In seconds since 1970. A message that was refused is no turn: it keeps nothing alive in the engine."""

    @property
    def is_over(self) -> bool:
        """Whether the engine knew it once and has forgotten it, after half an hour of silence."""
        return self.conversation is not None and time.time() - self.last_turn_at > SILENCE_SECONDS

    def and_then(self, conversation: str, said: str, replies: list[Reply]) -> SoFar:
        """The conversation with one more turn."""
        turn = Turn(said, replies, afresh=bool(self.turns) and self.conversation != conversation)
        return replace(self, conversation=conversation, turns=(*self.turns, turn), last_turn_at=int(time.time()))

    def label_of(self, choice: str) -> str:
        """The words on the button of a choice, as the last reply that offers it has them; else the choice itself."""
        offers = [offer for turn in self.turns for reply in turn.replies for offer in _offers(reply)]
        return next((label for offered, label in reversed(offers) if offered == choice), choice)


class EndedError(BadTokenError):
    """It was silent for too long. `so_far` still shows what was said; the engine knows none of it."""

    def __init__(self, so_far: SoFar) -> None:
        super().__init__()
        self.so_far = so_far


class Carrier:
    """Packs a conversation into a hidden field, and reads it back."""

    def __init__(self, key: str) -> None:
        self._serializer = URLSafeSerializer(key, salt="conversation so far, and when its last turn was")

    def pack(self, so_far: SoFar) -> tuple[str, SoFar]:
        """The field, and what is in it: all of it, or as many of the latest turns as there is room for."""
        packed = str(self._serializer.dumps(_as_data(so_far)))
        while len(packed) > FIELD_CHARACTERS and so_far.turns:
            so_far = replace(so_far, turns=so_far.turns[1:], is_cut=True)
            packed = str(self._serializer.dumps(_as_data(so_far)))
        return packed, so_far

    def read(self, packed: str) -> SoFar:
        """What the field holds. Raises EndedError where it is too old, BadTokenError where it was not made here."""
        try:
            so_far = _from_data(self._serializer.loads(packed))
        except BadData:
            raise BadTokenError from None
        if so_far.is_over:
            raise EndedError(replace(so_far, conversation=None))
        return so_far


def _as_data(so_far: SoFar) -> dict[str, Any]:
    turns = [vars(turn) for turn in so_far.turns]
    return {**vars(so_far), "turns": turns}


def _from_data(data: Mapping[str, Any]) -> SoFar:
    return SoFar(**{**data, "turns": tuple(Turn(**turn) for turn in data["turns"])})


def _offers(reply: Reply) -> list[tuple[str, str]]:
    choices = [(one["choice"], one["label"]) for one in reply.get("choices", [])]
    return choices + [(one["choice"], one["title"]) for one in reply.get("topics", [])]
