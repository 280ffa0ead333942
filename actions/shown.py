"""What was shown last, so that it can be said again, said shorter, or traced to its sources: ids, never a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa_sdk.events import SlotSet

from actions.situation import known
from actions.turn import Events, Turn
from guidance_kb import replies
from guidance_kb.planning.planner import plan

LAST_SHOWN = "last_shown"
Shown = dict[str, Any]
"""`{"card": id}`, `{"cards": [ids]}`, `{"plan": True}`,
`{"contacts": [ids], "under": message id}` or `{"emergency": speaker or None}`."""


def remembered(messages: Iterable[Mapping[str, Any]]) -> Events:
    """Sets the slot to what these messages of a dispatcher show; nothing where they show nothing to come back to."""
    shown = [_of(message["custom"]) for message in messages if message.get("custom")]
    kept = [one for one in shown if one]
    return [SlotSet(LAST_SHOWN, kept)] if kept else []


def shown_again(turn: Turn) -> list[replies.Reply]:
    """The same replies, as they are at this minute."""
    return [_again(one, turn) for one in _last(turn)]


def shown_shorter(turn: Turn) -> list[replies.Reply]:
    """Of each the part to act on first: a card's answer, a plan's first steps, the contacts that are open."""
    return [replies.shorter(reply) for reply in shown_again(turn)]


def sources_shown(turn: Turn) -> list[dict[str, Any]]:
    """The sources of what was shown last, each once, in the order of their first use."""
    found = [source for reply in shown_again(turn) for source in replies.sources_of(reply)]
    return list({source["url"]: source for source in found}.values())


def last_card(turn: Turn) -> str | None:
    """The id of the card that was shown last, where a card was."""
    return next((one["card"] for one in reversed(_last(turn)) if "card" in one), None)


def _last(turn: Turn) -> list[Shown]:
    return turn.slots.get(LAST_SHOWN) or []


def _of(reply: replies.Reply) -> Shown | None:
    if reply["type"] == "answer":
        return {"card": reply["id"]}
    if reply["type"] == "alternatives":
        return {"cards": [topic["id"] for topic in reply["topics"]]}
    if reply["type"] == "plan":
        return {"plan": True}
    if reply["type"] == "contacts":
        return {"contacts": [contact["id"] for contact in reply["contacts"]], "under": reply["id"]}
    return {"emergency": replies.speaker_of(reply)} if reply["type"] == "emergency" else None


def _again(shown: Shown, turn: Turn) -> replies.Reply:
    place = turn.slots.get("place")
    if "card" in shown:
        return replies.answer(shown["card"], turn.kb, turn.at, place)
    if "cards" in shown:
        return replies.alternatives(shown["cards"], turn.kb)
    if "contacts" in shown:
        return replies.contacts(shown["contacts"], turn.kb, turn.at, shown["under"], place)
    if "emergency" in shown:
        return replies.emergency(turn.kb, turn.at, shown["emergency"])
    return replies.plan(plan(known(turn.slots), turn.kb, turn.at))
