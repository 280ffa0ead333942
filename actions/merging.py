"""What is known after a message: plain functions over slots. A later detail overrides an earlier one."""

from __future__ import annotations

from typing import Any

from actions.turn import Slots

SKIP = "skip"
ADULT_AT = 18
_NOT_KNOWN = (None, "unsure", "unknown")
_CAN_CHANGE = ("role", "age", "age_group", "place", "missing", "consent")
"""The fields of which a change is said; of danger the emergency card, or what follows it, speaks."""


def merged(before: Slots, said: Slots, now_safe: bool = False) -> Slots:
    """The slots after a message. `now_safe`: the message says that the danger is over."""
    after = {**before, **{name: value for name, value in said.items() if value != SKIP}}
    if now_safe:
        after["danger"] = "no"
    return {**after, **_age(said), **_place(before, said), **_exploitation(before, said)}


def changes(before: Slots, after: Slots) -> list[tuple[str, Any, Any]]:
    """What was known and is different now: field, value before, value now. What is new, or taken back, is no change."""
    fields = [name for name in _CAN_CHANGE if before.get(name) not in _NOT_KNOWN and after.get(name) is not None]
    differ = [(name, before[name], after[name]) for name in fields if before[name] != after[name]]
    ages = [change for change in differ if change[0] in ("age", "age_group")]
    # An age says more than the age group that follows from it.
    return [change for change in differ if change not in ages[1:]]


def _age(said: Slots) -> Slots:
    # An age and an age group from different messages must not contradict each other.
    if said.get("age") is not None:
        return {"age_group": "child" if said["age"] < ADULT_AT else "adult"}
    return {"age": None} if said.get("age_group") not in (None, SKIP) else {}


def _place(before: Slots, said: Slots) -> Slots:
    settled = said.get("place") not in (None, SKIP)
    if settled or (said.get("place") == SKIP and before.get("place_options")):
        return {"place_options": None}
    return {"place": None} if said.get("place_options") else {}


def _exploitation(before: Slots, said: Slots) -> Slots:
    kinds: list[Any] = [*(before.get("exploitation") or ()), *(said.get("exploitation") or ())]
    return {"exploitation": list(dict.fromkeys(kinds))} if said.get("exploitation") else {}
