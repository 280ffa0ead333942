"""The file of open conversations: SQLite, one connection, nothing older than half an hour. No Rasa here."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from functools import lru_cache
from pathlib import Path
from typing import Any

from guidance_kb import settings

KEPT_SECONDS = 30 * 60
_PURGE_EVERY = 60.0  # seconds: nobody need write for an old conversation to go

_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversation (id TEXT PRIMARY KEY, state TEXT NOT NULL, saved REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversation_saved ON conversation (saved);
"""


class ConversationFile:
    """Keeps one JSON state a conversation. Times are seconds since 1970."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        # A write-ahead log that is not synced at every save: a power cut may lose the last turns, no more.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        # What is deleted is overwritten.
        self._connection.execute("PRAGMA secure_delete = ON")
        self._connection.executescript(_SCHEMA)

    def put(self, conversation: str, state: dict[str, Any], now: float | None = None) -> None:
        """Keeps a state in place of the one before, and deletes every conversation that has expired."""
        now = time.time() if now is None else now
        self._connection.execute("DELETE FROM conversation WHERE saved < ?", (now - KEPT_SECONDS,))
        self._connection.execute(
            "INSERT INTO conversation VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET state = excluded.state, saved = excluded.saved",
            (conversation, json.dumps(state), now),
        )

    def get(self, conversation: str, now: float | None = None) -> dict[str, Any] | None:
        """The state of a conversation; None where there is none, or where it has expired."""
        since = (time.time() if now is None else now) - KEPT_SECONDS
        found = self._connection.execute(
            "SELECT state FROM conversation WHERE id = ? AND saved >= ?", (conversation, since)
        ).fetchone()
        return json.loads(found[0]) if found else None

    def forget(self, conversation: str) -> None:
        """Deletes a conversation; does nothing where there is none."""
        self._connection.execute("DELETE FROM conversation WHERE id = ?", (conversation,))

    def purge(self, now: float | None = None) -> None:
        """Deletes every conversation that has expired, from the write-ahead log too."""
        now = time.time() if now is None else now
        self._connection.execute("DELETE FROM conversation WHERE saved < ?", (now - KEPT_SECONDS,))
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def ids(self) -> list[str]:
        """The ids of the conversations in the file."""
        return [row[0] for row in self._connection.execute("SELECT id FROM conversation")]


@lru_cache(maxsize=1)
def conversation_file() -> ConversationFile:
    """The file of this process, under `FIRSTHOUR_DATA_DIR`; what has expired in it goes by itself."""
    path = settings.data_dir() / "conversations.sqlite"
    file = ConversationFile(path)
    file.purge()
    threading.Thread(target=_purge_for_ever, args=(path,), daemon=True).start()
    return file


def _purge_for_ever(path: Path) -> None:
    file = ConversationFile(path)
    while True:
        time.sleep(_PURGE_EVERY)
        file.purge()
