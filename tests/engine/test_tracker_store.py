from __future__ import annotations

import time
from pathlib import Path

from bot.conversation_file import KEPT_SECONDS, ConversationFile, conversation_file
from guidance_kb import settings
from tests.engine.conftest import Bot, said, slot

CANARY = "zebracorn"


def _stored_bytes() -> bytes:
    return b"".join(path.read_bytes() for path in settings.data_dir().rglob("conversations*"))


def test_the_tracker_store_keeps_no_words(bot: Bot) -> None:
    bot.actions.answers["action_answer"] = lambda call: said(f"{CANARY}-reply")
    bot.actions.answers["action_take_detail"] = lambda call: said(f"{CANARY}-reply", slot("role", "teacher"))
    bot.say(f"what is the NRM? my pupil is called {CANARY}")
    bot.say(f"sorry, she's 17 and called {CANARY}")
    assert b"role" in _stored_bytes()
    assert CANARY.encode() not in _stored_bytes()


def test_the_tracker_store_keeps_slots_and_the_running_form(bot: Bot) -> None:
    bot.actions.answers["validate_situation_form"] = lambda call: said(
        "ask", slot("role", "teacher"), slot("asked", ["place"]), slot("requested_slot", "place")
    )
    bot.say("I'm a teacher and I'm worried about a girl in my class")
    tracker = bot.tracker()
    assert tracker.active_loop_name == "situation_form"
    assert tracker.get_slot("role") == "teacher"
    assert tracker.get_slot("asked") == ["place"]
    assert tracker.get_slot("requested_slot") == "place"
    assert tracker.latest_message.intent_name == "describe_worry"


def test_two_conversations_do_not_mix(bot: Bot) -> None:
    bot.actions.answers["action_take_detail"] = lambda call: said("ok", slot("role", "teacher"))
    bot.say("sorry, she's 17", "one")
    bot.say("hello", "two")
    assert bot.tracker("one").get_slot("role") == "teacher"
    assert bot.tracker("two").get_slot("role") is None


def test_a_conversation_that_is_forgotten_is_gone(bot: Bot) -> None:
    bot.say("hello", "gone")
    conversation_file().forget("gone")
    assert bot.tracker("gone") is None


def test_an_expired_conversation_is_not_found_and_deleted_at_the_next_save(tmp_path) -> None:
    file = ConversationFile(tmp_path / "c.sqlite")
    now = time.time()
    file.put("old", {"slots": {}}, now)
    assert file.get("old", now + KEPT_SECONDS - 1) == {"slots": {}}
    assert file.get("old", now + KEPT_SECONDS + 1) is None
    file.put("new", {"slots": {}}, now + KEPT_SECONDS + 1)
    assert file.ids() == ["new"]


def test_what_has_expired_is_gone_from_the_disk_without_another_message(tmp_path: Path) -> None:
    path = tmp_path / "conversations.sqlite"
    file = ConversationFile(path)
    file.put("one", {"place": "canary-borough"}, now=1_000_000.0)
    file.purge(now=1_000_000.0 + KEPT_SECONDS + 1)
    left = b"".join(found.read_bytes() for found in tmp_path.iterdir())
    assert file.ids() == []
    assert b"canary-borough" not in left
