"""One reply of every type of the contract, and the contacts that travel inside the script."""

from __future__ import annotations

from typing import Any

_HOURS = {
    True: "Open now, until 9am tomorrow",
    False: "Monday to Friday, 9am to 5pm",
    None: "Opening hours not confirmed",
}


def contact(
    name: str, phone: str | None, *, open_now: bool | None = True, status: str = "verified", **more: Any
) -> dict[str, Any]:
    """A contact in the contract's shape."""
    return {
        "id": name.lower().replace(" ", "-"),
        "name": name,
        "what_for": "Worries about a child who may be exploited.",
        "phone": phone,
        "phone_href": f"tel:{phone.replace(' ', '')}" if phone else None,
        "text_to": None,
        "url": None,
        "email": None,
        "hours": {"text": _HOURS[open_now], "open_now": open_now, "next_change": "2026-11-25T09:00:00+00:00"},
        "verification": {"status": status, "checked_on": "2026-11-20", "method": "rang it"},
        "nation": ["england"],
        "source": {"title": "The service's own page", "url": "https://example.org/", "checked": "2026-11-20"},
        **more,
    }


def source(title: str) -> dict[str, Any]:
    return {"title": title, "url": "https://example.org/guide", "published": "2025-03-01", "checked": "2026-11-23"}


_ALWAYS = {"text": "Open now, day and night", "open_now": True, "next_change": None}
EMERGENCY_CONTACTS = [
    contact("Police in an emergency", "999", what_for="Somebody is in danger now.", hours=_ALWAYS),
    contact("Police, not an emergency", "101", what_for="A worry without danger now.", hours=_ALWAYS),
    contact("Example helpline for children", "0808 157 0123"),
]
_NIGHT_LINE = {
    "phone": "020 7946 0999",
    "phone_href": "tel:+442079460999",
    "label": "Out of hours",
    "professionals_only": True,
    "hours": {"text": "Open now, until 9am tomorrow", "open_now": True, "next_change": "2026-11-25T09:00:00+00:00"},
    "verification": {"status": "sourced", "checked_on": "2026-11-20", "method": "read on a page"},
}
FRONT_DOOR = contact("Exampleborough children's front door", "020 7946 0123", open_now=False, methods=[_NIGHT_LINE])
OUT_OF_HOURS = contact(
    "Exampleborough out of hours", "020 7946 0456", email="mash@example.org", url="https://example.org/mash"
)
DISPUTED = contact("Example advice line", "0808 157 0456", open_now=None, status="disputed")
UNVERIFIED = contact("Example hostel desk", "020 7946 0789", status="sourced")
UNVERIFIED["verification"] |= {"verify_first": True, "note": "The page is from 2019."}


def _step(name: str, when: str, text: str, by: str | None = None, **more: Any) -> dict[str, Any]:
    step = {
        "id": name,
        "when": when,
        "by": by,
        "text": text,
        "why": "So that **nobody** waits.",
        "contacts": [],
        "sources": [],
    }
    return {**step, **more}


PLAN: dict[str, Any] = {
    "situation": {"role": "teacher", "age_group": "child", "place": "exampleborough"},
    "assumed": ["age_group: unsure, handled as child"],
    "urgency": "same-day",
    "route": {"id": "child-london", "title": "A child in Exampleborough"},
    "nrm": {"submitted_by": "council-or-police", "consent": "not-needed", "duty_to_notify": False},
    "steps": [
        _step("watch", "now", "Keep her in sight if you can, and stay calm."),
        _step(
            "dsl",
            "first-hour",
            "Tell your designated safeguarding lead what you have seen.",
            "14:05",
            sources=[source("Keeping children safe in education")],
        ),
        _step(
            "front-door",
            "first-hour",
            "Ring the front door.",
            "14:35",
            contacts=[FRONT_DOOR, OUT_OF_HOURS],
            sources=[source("Working together")],
        ),
        _step(
            "note",
            "today",
            "Send what you wrote to the front door.",
            sources=[source("A guide"), source("Another guide")],
        ),
        _step("chase", "this-week", "Ask what was decided."),
    ],
    "do_not": [{"id": "confront", "text": "Do not confront the boyfriend.", "sources": [source("A guide")]}],
    "record": [{"id": "words", "text": "Her own words, with the time."}],
    "contacts": [FRONT_DOOR, OUT_OF_HOURS, DISPUTED],
    "url": "/plan?role=teacher&age_group=child",
}
CARD = """Ring **children's social care** first, see [the guide](https://example.org/a).

## What to do

1. Say what you saw.
2. Ask for a name:
   - of the worker
   - of the manager

## Good to know

- Not `code`, and no [trap](javascript:alert(1)).
"""


def _text(words: str) -> dict[str, Any]:
    return {"type": "text", "id": "a-text", "text": words}


def _question(slot: str, words: str, *choices: tuple[str, str]) -> dict[str, Any]:
    offered = [{"label": label, "choice": f"{slot}:{value}"} for label, value in choices]
    return {"type": "question", "id": f"ask-{slot}", "slot": slot, "text": words, "choices": offered}


_DANGER = _question("danger", "Is anyone in danger now?", ("Yes", "now"), ("No", "no"), ("I am not sure", "unsure"))
_PLACE = _question("place", "Which borough is the child in now?", ("I do not know", "skip"))
_PLAN = {"type": "plan", "id": "plan-child-london", "plan": PLAN}
_EMERGENCY = {
    "type": "emergency",
    "id": "emergency",
    "text": "If anyone is in danger now, ring 999 and ask for the police.",
    "contacts": EMERGENCY_CONTACTS,
}
_ANSWER = {
    "type": "answer",
    "id": "a-card",
    "topic": {"id": "a-card", "title": "Telling children's social care", "url": "/topics/a-card"},
    "text": CARD,
    "sources": [source("Working together"), {**source("A book"), "url": None}],
    "reviewed": "2026-11-23",
    "version": "abc123",
    "contacts": [FRONT_DOOR],
}
_TOPICS = [
    {"id": name, "title": f"Card {name}", "url": f"/topics/{name}", "choice": f"topic:{name}"}
    for name in ("one", "two")
]
_INDICATORS = {
    "type": "indicators",
    "id": "indicators",
    "text": "Indicators are prompts, not proof.",
    "found": [
        {
            "id": "two-phones",
            "label": "Has more than one phone",
            "category": "things",
            "quote": "two phones",
            "points_to": ["criminal"],
        }
    ],
    "ask_about": [{"id": "missing", "label": "Goes missing"}],
}

REPLIES: dict[str, list[dict[str, Any]]] = {
    "hello": [_text("Hello. Tell me **what** you have seen.")],
    "worried": [_text("Thank you."), _DANGER],
    "danger:no": [_PLACE],
    "danger:now": [_EMERGENCY],
    "exampleborough": [_text("Here is your plan."), _PLAN],
    "place:lambeth": [_PLAN],
    "help!": [_EMERGENCY, _DANGER],
    "card": [_ANSWER],
    "numbered": [{**_ANSWER, "topic": {**_ANSWER["topic"], "number": "NRM-04"}}],
    "topic:one": [_ANSWER],
    "which": [{"type": "alternatives", "id": "did-you-mean", "text": "Choose the nearest.", "topics": _TOPICS}],
    "signs": [_INDICATORS],
    "ring": [
        {
            "type": "contacts",
            "id": "contacts",
            "text": "Ring the first that is open.",
            "contacts": [FRONT_DOOR, OUT_OF_HOURS, DISPUTED, UNVERIFIED],
        }
    ],
    "broken": [_text("Before the broken one."), {"type": "plan", "id": "x"}, _text("After the broken one.")],
    "tomorrow": [{"type": "of-a-later-version", "id": "x", "text": "A reply of a kind to come."}],
}
