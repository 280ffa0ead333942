"""What the form of the page sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from guidance_kb import clock
from guidance_kb.knowledge_base import KnowledgeBase
from web_widget.api.body import readable
from web_widget.chat.choices import checked_choice
from web_widget.chat.turn import Said
from web_widget.errors import Problem

TYPED_CHARACTERS = 10_000
"""What the field takes: far more than may be sent, so that a long text can be shortened there, and not without end."""


@dataclass(frozen=True)
class Sent:
    """The fields of the form. `choice` and `say` are buttons, `typed` is what stands in the text field."""

    so_far: str = ""
    typed: str = ""
    choice: str | None = None
    say: str | None = None
    end: bool = False
    at: str | None = None

    @property
    def is_button(self) -> bool:
        """Whether a button speaks and not the text field, which then keeps what is in it."""
        return self.choice is not None or self.say is not None


def sent_in(form: Mapping[str, str]) -> Sent:
    """The fields as they came, a line break being one character as it is in a message of the API."""
    typed = form.get("message", "").replace("\r\n", "\n")
    return Sent(form.get("so_far", ""), typed, form.get("choice"), form.get("say"), "end" in form, form.get("at"))


def said_in(sent: Sent, kb: Callable[[], KnowledgeBase]) -> Said:
    """What is said to the engine. Raises Problem where it cannot be: empty, too long, no choice that is offered."""
    if sent.choice is not None:
        return Said(choice=checked_choice(sent.choice, kb()))
    return Said(text=readable(sent.typed if sent.say is None else sent.say))


def moment_in(sent: Sent, is_drill: bool) -> datetime | None:
    """The time of a drill, or None. Raises Problem where a time is named outside a drill, or is none."""
    if not sent.at:
        return None
    try:
        if is_drill:
            return clock.parse(sent.at)
    except (ValueError, OverflowError):
        pass
    raise Problem("bad-request", [{"field": "at", "problem": "is taken in a drill only, as an ISO 8601 time"}])
