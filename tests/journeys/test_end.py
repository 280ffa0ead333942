"""The end of a conversation, with the three real processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from tests.journeys.talking import Conversation

if TYPE_CHECKING:
    from scripts.serving import Serving


def kept(first_hour: Serving) -> int:
    """How many conversations are in the file of them."""
    with closing(sqlite3.connect(first_hour.setup.data_dir / "conversations.sqlite")) as file:
        return int(file.execute("SELECT count(*) FROM conversation").fetchone()[0])


def test_a_conversation_that_is_ended_is_kept_no_longer(talk: Callable[..., Conversation], first_hour: Serving) -> None:
    before = kept(first_hour)
    conversation = talk()
    conversation.say("I'm a teacher in Peckham and I'm worried about a girl of 14")
    assert kept(first_hour) == before + 1
    token = conversation.answer["conversation"]
    ended = conversation.client.post("/api/v1/chat/end", json={"conversation": token})
    assert ended.json() == {"ended": True}
    assert kept(first_hour) == before
