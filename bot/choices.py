"""The buttons that a person can press, as the gateway sends them: `role:teacher`, `place:skip`, `topic:what-nrm-is`.

Only what is known here becomes an intent and its entities; anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from guidance_kb import vocabulary
from guidance_kb.places.gazetteer import Gazetteer

SKIP = "skip"
_MAX_AGE = 120
_FIXED = {
    "role": vocabulary.ROLES,
    "age_group": vocabulary.AGE_GROUPS,
    "danger": vocabulary.DANGER,
    "consent": vocabulary.CONSENT,
    "about": vocabulary.ABOUT,
    "exploitation": vocabulary.EXPLOITATION,
}
_TOPIC = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Chosen:
    """What a button stands for."""

    intent: str
    entities: list[dict[str, Any]]

    def as_parse_data(self) -> dict[str, Any]:
        """The same, in the shape of Rasa's own parsing, so that no text has to stand for it."""
        intent = {"name": self.intent, "confidence": 1.0}
        return {"text": "", "intent": intent, "intent_ranking": [intent], "entities": self.entities}


def chosen(choice: str, places: Gazetteer) -> Chosen | None:
    """What a choice stands for; None where it is not one that is ever offered."""
    field, _, value = choice.partition(":")
    if field == "topic":
        return _as("ask_guidance", field, value) if _TOPIC.fullmatch(value) else None
    known = _value(field, value, places)
    return None if known is None else _as("give_answer", field, known)


def _value(field: str, value: str, places: Gazetteer) -> Any:
    if field in _FIXED:
        return value if value in (*_FIXED[field], SKIP) else None
    read = _READERS.get(field)
    return read(value, places) if read else None


def _age(value: str, places: Gazetteer) -> Any:
    if value == SKIP:
        return SKIP
    return int(value) if value.isascii() and value.isdigit() and int(value) <= _MAX_AGE else None


def _missing(value: str, places: Gazetteer) -> Any:
    return {"true": True, "false": False, SKIP: SKIP}.get(value)


def _place(value: str, places: Gazetteer) -> Any:
    return value if value == SKIP or places.get(value) else None


_READERS: dict[str, Callable[[str, Gazetteer], Any]] = {"age": _age, "missing": _missing, "place": _place}


def _as(intent: str, field: str, value: Any) -> Chosen:
    return Chosen(intent, [{"entity": field, "value": value, "start": 0, "end": 0}])
