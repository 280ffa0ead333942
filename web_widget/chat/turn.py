"""One turn: the engine's replies, or the knowledge base's own when the engine has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app

from guidance_kb import clock
from web_widget.chat import degraded
from web_widget.engine import EngineError
from web_widget.knowledge import kb

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


def take_turn(conversation: str, said: Said, at: datetime | None) -> tuple[list[dict[str, Any]], bool]:
    """The replies, and whether they had to be made without the engine. `at` is the drill's time."""
    with current_app.extensions["metrics"].seconds.time():
        replies, degraded = _answered(conversation, said, at)
    _count(replies, degraded)
    return replies, degraded


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
