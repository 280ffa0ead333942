"""The few sentences that are neither a card nor a step."""

from __future__ import annotations

from guidance_kb.schema.base import Record, Sentence


class Message(Record):
    """One sentence or two with a name, such as `emergency` or `engine-unreachable`."""

    text: Sentence
