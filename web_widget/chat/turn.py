"""One turn: the engine's replies, or the knowledge base's own when the engine has none or the chat is switched off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import current_app

from guidance_kb import clock
from web_widget.chat import degraded, switched_off
from web_widget.chat.switch import is_off
from web_widget.engine import EngineError
from web_widget.knowledge import kb
from web_widget.redaction import without_identifiers
from web_widget.redaction.notice import with_notice

NO_MATCH = "no-match"
"""The reply that says that there is no guidance on it."""


@dataclass(frozen=True)
class Said:
    """What somebody said: a text, or the choice of the button that they pressed. One of the two."""

    text: str | None = None
    choice: str | None = None

    def to_engine(self) -> dict[str, str]:
        """The same, as the engine takes it."""
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Turn:
    """What came of it. `said` is what was typed, without identifiers; `degraded`: made without the engine."""

    said: str | None
    removed: Mapping[str, int]
    """How many identifiers were taken out, by kind."""
    replies: list[dict[str, Any]]
    degraded: bool


def take_turn(conversation: str, said: Said, at: datetime | None) -> Turn:
    """One turn. `at` is the drill's time. What somebody typed goes no further than this without its identifiers.

    While the chat is switched off it goes nowhere at all. Not even identifiers are looked for: the switch must hold
    where that is what went wrong.
    """
    with current_app.extensions["metrics"].seconds.time():
        turn = None if is_off() else _read(conversation, said, at)
        # Looked at again: an answer that was under way when the chat was switched off is held back.
        if turn is None or is_off():
            turn = _unanswered(said, at)
    _count(turn.replies, turn.degraded)
    return turn


def _read(conversation: str, said: Said, at: datetime | None) -> Turn:
    removed: Mapping[str, int] = {}
    if said.text is not None:
        redacted = without_identifiers(said.text)
        said, removed = replace(said, text=redacted.text), redacted.removed
    replies, degraded = _answered(conversation, said, at)
    return Turn(said.text, removed, with_notice(replies, removed, kb) if removed else replies, degraded)


def _unanswered(said: Said, at: datetime | None) -> Turn:
    in_its_place = kb().messages[switched_off.UNANSWERED].text if said.text is not None else None
    return Turn(in_its_place, {}, switched_off.to_anything(kb(), at or clock.now()), degraded=True)


def _answered(conversation: str, said: Said, at: datetime | None) -> tuple[list[dict[str, Any]], bool]:
    try:
        engine = current_app.extensions["engine"]
        return engine.turn(conversation, said.to_engine(), at.isoformat() if at else None), False
    except EngineError as error:
        current_app.logger.warning("the engine did not answer: %s", error)
        return _without_engine(said, at or clock.now()), True


def _count(replies: list[dict[str, Any]], degraded: bool) -> None:
    metrics = current_app.extensions["metrics"]
    metrics.turns.inc()
    metrics.degraded.inc(int(degraded))
    metrics.danger_cards.inc(int(replies[0]["type"] == "emergency"))
    metrics.gaps.inc(sum(reply.get("id") == NO_MATCH for reply in replies))


def _without_engine(said: Said, at: datetime) -> list[dict[str, Any]]:
    if said.choice is not None:
        return degraded.to_choice(said.choice, kb(), at)
    return degraded.to_text(said.text or "", kb(), at)
