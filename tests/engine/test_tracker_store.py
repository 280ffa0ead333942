from __future__ import annotations

import os
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path

import pytest

from bot.conversation_file import KEPT_SECONDS, ConversationFile, _purge_for_ever, conversation_file
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


def test_what_is_forgotten_is_gone_from_the_disk_at_once(tmp_path: Path) -> None:
    file = ConversationFile(tmp_path / "conversations.sqlite")
    file.put("one", {"place": "canary-borough"})
    assert b"canary-borough" in b"".join(found.read_bytes() for found in tmp_path.iterdir())
    file.forget("one")
    assert b"canary-borough" not in b"".join(found.read_bytes() for found in tmp_path.iterdir())


def test_somebody_who_reads_the_file_keeps_nobody_from_being_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "conversations.sqlite"
    file = ConversationFile(path)
    file.put("one", {"place": "canary-borough"})
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM conversation").fetchall()
        started = time.monotonic()
        file.forget("one")
        assert time.monotonic() - started < 3
        assert file.ids() == []
        reader.execute("COMMIT")
    file.purge()
    assert b"canary-borough" not in b"".join(found.read_bytes() for found in tmp_path.iterdir())


class _Enough(Exception):
    pass


def test_the_purge_goes_on_after_a_file_that_was_locked_or_a_disk_that_was_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "conversations.sqlite"
    file = ConversationFile(path)
    file.put("old", {"slots": {}}, time.time() - KEPT_SECONDS - 1)
    faults: list[Exception] = [
        sqlite3.OperationalError("database is locked"),
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.DatabaseError("database disk image is malformed"),
        PermissionError(),
    ]
    purge, minutes = ConversationFile.purge, iter(range(len(faults) + 1))

    def purge_with_faults(self: ConversationFile) -> None:
        if faults:
            raise faults.pop(0)
        purge(self)

    def sleep(_: float) -> None:
        if next(minutes, None) is None:
            raise _Enough

    monkeypatch.setattr(ConversationFile, "purge", purge_with_faults)
    monkeypatch.setattr("bot.conversation_file.time.sleep", sleep)
    with pytest.raises(_Enough):
        _purge_for_ever(path)
    assert faults == []
    assert file.ids() == []


@pytest.mark.parametrize("was_there", [False, True])
def test_only_its_owner_can_read_the_file_and_its_log(tmp_path: Path, was_there: bool) -> None:
    path = tmp_path / "conversations.sqlite"
    before = os.umask(0)
    try:
        if was_there:
            earlier = sqlite3.connect(path, isolation_level=None)
            earlier.execute("PRAGMA journal_mode = WAL")
            earlier.execute("CREATE TABLE earlier (id)")
            assert {stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()} != {0o600}
        file = ConversationFile(path)
        file.put("one", {})
    finally:
        os.umask(before)
    modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()}
    assert modes == {f"{path.name}{end}": 0o600 for end in ("", "-wal", "-shm")}
