"""The file of open conversations: SQLite, one connection, nothing older than half an hour. No Rasa here."""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
import time
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from guidance_kb import settings

KEPT_SECONDS = 30 * 60
_PURGE_EVERY = 60.0  # seconds: nobody need write for an old conversation to go
_PATIENCE, _LOG_PATIENCE = 5_000, 200  # milliseconds to wait where the file is locked
_logger = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversation (id TEXT PRIMARY KEY, state TEXT NOT NULL, saved REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversation_saved ON conversation (saved);
"""


class ConversationFile:
    """Keeps one JSON state a conversation. Times are seconds since 1970."""

    def __init__(self, path: Path) -> None:
        _make_private(path)
        self._connection = sqlite3.connect(
            path, timeout=_PATIENCE / 1_000, isolation_level=None, check_same_thread=False
        )
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
        """Deletes a conversation, from the write-ahead log too; does nothing where there is none."""
        self._connection.execute("DELETE FROM conversation WHERE id = ?", (conversation,))
        # It is deleted even if the log cannot be emptied now; the next purge then does that.
        with suppress(sqlite3.OperationalError):
            self._empty_log()

    def purge(self, now: float | None = None) -> None:
        """Deletes every conversation that has expired, from the write-ahead log too."""
        now = time.time() if now is None else now
        self._connection.execute("DELETE FROM conversation WHERE saved < ?", (now - KEPT_SECONDS,))
        self._empty_log()

    def close(self) -> None:
        """Closes the connection."""
        self._connection.close()

    def ids(self) -> list[str]:
        """The ids of the conversations in the file."""
        return [row[0] for row in self._connection.execute("SELECT id FROM conversation")]

    def _empty_log(self) -> None:
        # It waits for whoever reads the file, and every turn waits for it: not for long.
        self._connection.execute(f"PRAGMA busy_timeout = {_LOG_PATIENCE}")
        try:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")


def _make_private(path: Path) -> None:
    # SQLite gives its log the rights of the file. Files of an earlier version may have wider ones.
    # None that is there is opened: closing it again would take away the locks that SQLite holds on it.
    with suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        with suppress(FileNotFoundError):
            path.with_name(name).chmod(0o600)


@lru_cache(maxsize=1)
def conversation_file() -> ConversationFile:
    """The file of this process, under `FIRSTHOUR_DATA_DIR`; what has expired in it goes by itself."""
    path = settings.data_dir() / "conversations.sqlite"
    file = ConversationFile(path)
    file.purge()
    threading.Thread(target=_purge_for_ever, args=(path,), daemon=True).start()
    return file


def _purge_for_ever(path: Path) -> None:
    while True:
        time.sleep(_PURGE_EVERY)
        # A connection of its own each time: one that met a full disk or a damaged file is not trusted again.
        try:
            with closing(ConversationFile(path)) as file:
                file.purge()
        except (sqlite3.Error, OSError) as error:
            _logger.warning("Old conversations could not be deleted (%s); next try in a minute.", type(error).__name__)
