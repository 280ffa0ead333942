"""What is known after a message: plain functions over slots. A later detail overrides an earlier one."""

from __future__ import annotations

from typing import Any

from actions.turn import Slots

SKIP = "skip"
ADULT_AT = 18


def merged(before: Slots, said: Slots, now_safe: bool = False) -> Slots:
    """The slots after a message. `now_safe`: the message says that the danger is over."""
    after = {**before, **{name: value for name, value in said.items() if value != SKIP}}
    if now_safe and said.get("danger") is None:
        after["danger"] = "no"
    return {**after, **_age(said), **_place(before, said), **_exploitation(before, said)}


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
