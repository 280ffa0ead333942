"""Nothing that is typed is kept or logged: a hundred conversations about invented people, and then a search.

The three real processes work in a folder of their own, with every logger of each at its most talkative. Every byte
under that folder is searched, while they run and after they have ended: databases with their write-ahead logs, what the
processes print, temporary files. Not only identifiers must be nowhere: in every message is a word that is none.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote_plus

import httpx
import pytest

from scripts.processes import PROJECT, Ports, Setup, free_port
from scripts.serving import Serving, serving
from tests.journeys.canaries import paths
from tests.journeys.canaries.caller import Caller
from tests.journeys.canaries.planted import Person, people
from tests.journeys.canaries.searching import Search

CONVERSATIONS = 100
AT_ONCE = 3
PATIENCE = 300  # seconds for an answer; no test looks at how long one takes
EVERY_PATH = (*paths.WELL, *paths.FAILING)


@dataclass
class Held:
    """What was said in which path, what came back, and where any of it was found."""

    callers: dict[str, list[Caller]] = field(default_factory=dict)
    before: dict[str, set[str]] = field(default_factory=dict)
    running: dict[str, set[str]] = field(default_factory=dict)
    ended: dict[str, set[str]] = field(default_factory=dict)
    conversations: int = 0
    """How many were in the file of conversations when it was searched."""
    logs: dict[str, bytes] = field(default_factory=dict)
    addresses: dict[str, set[str]] = field(default_factory=dict)

    def found(self, name: str) -> dict[str, set[str]]:
        """What was found of one path, by file."""
        said = {needle for caller in self.callers[name] for needle in caller.person.needles()}
        places = [(place, texts & said) for found in (self.running, self.ended) for place, texts in found.items()]
        return {place: texts for place, texts in places if texts}

    def statuses(self, name: str) -> Counter[int]:
        """How often each status was answered in a path."""
        return Counter(status for caller in self.callers[name] for status in caller.statuses)


@pytest.fixture(scope="module")
def held(trained_data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """All conversations, and both searches."""
    folder = tmp_path_factory.mktemp("canaries")
    shutil.copy(trained_data_dir / "knowledge.sqlite", folder)
    shutil.copytree(trained_data_dir / "models", folder / "models")
    who = people(CONVERSATIONS)
    search = Search(needle for one in who for needle in one.needles())
    result = Held(before=search.under(folder))
    with serving(Setup(folder, Ports(free_port(), free_port(), free_port())), _debugging(folder)) as server:
        _hold(server, iter(who), result)
        result.running = search.under(folder)
        with closing(sqlite3.connect(f"file:{folder / 'conversations.sqlite'}?mode=ro", uri=True)) as file:
            result.conversations = file.execute("SELECT count(*) FROM conversation").fetchone()[0]
    result.ended = search.under(folder)
    result.logs = {path.stem: path.read_bytes() for path in (folder / "logs").glob("*.log")}
    addresses = [caller.address for callers in result.callers.values() for caller in callers]
    result.addresses = Search(addresses).under(folder)
    return result


def _debugging(folder: Path) -> dict[str, str]:
    for name in ("tmp", "home"):
        (folder / name).mkdir()
    return {
        "PYTHONPATH": f"{PROJECT / 'tests/journeys/canaries/debugging'}:{PROJECT}",
        "LOG_LEVEL": "DEBUG",
        "LOG_LEVEL_LIBRARIES": "DEBUG",
        # What a process writes elsewhere than it should is found as well.
        "TMPDIR": str(folder / "tmp"),
        "HOME": str(folder / "home"),
        "FIRSTHOUR_TRUSTED_PROXIES": "1",
    }


def _hold(server: Serving, who: Iterator[Person], result: Held) -> None:
    with httpx.Client(base_url=server.url, timeout=PATIENCE, trust_env=False) as client:
        number = iter(range(CONVERSATIONS))

        def callers(times: int) -> list[Caller]:
            return [Caller(client, next(who), f"198.51.100.{100 + next(number)}") for _ in range(times)]

        result.callers = {name: callers(way.times) for name, way in paths.WELL.items()}
        result.callers |= {name: callers(paths.IN_EACH_FAILURE) for name in paths.FAILING}
        _at_once([(way.path, caller) for name, way in paths.WELL.items() for caller in result.callers[name]])
        for name, fault in _FAULTS.items():
            with fault(server):
                _at_once([(paths.all_ways, caller) for caller in result.callers[name]])


def _at_once(conversations: list[tuple[paths.Path, Caller]]) -> None:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for done in [threads.submit(path, caller) for path, caller in conversations]:
            done.result()


# What fails


@contextmanager
def _stopped(server: Serving, name: str) -> Iterator[None]:
    # Stopped rather than killed: what a process forked would go on answering.
    server.running[name].terminate()
    server.running[name].wait()
    yield
    server.start(name)
    server.wait_until_ready()


@contextmanager
def _mangled(server: Serving) -> Iterator[None]:
    """A knowledge base that can be read and makes no sense: whatever counts the words of a query fails."""
    with _spoilt(server) as file, closing(sqlite3.connect(file)) as base:
        words = base.execute("SELECT DISTINCT term FROM record_vocabulary").fetchall()
        base.execute("DROP TABLE record_vocabulary")
        base.execute("CREATE TABLE record_vocabulary (term, doc)")
        base.executemany("INSERT INTO record_vocabulary VALUES (?, 'many')", words)
        base.commit()
        yield


@contextmanager
def _garbage(server: Serving) -> Iterator[None]:
    with _spoilt(server) as file:
        with file.open("r+b") as bytes_of_it:
            bytes_of_it.write(b"\xff" * file.stat().st_size)
        yield


@contextmanager
def _spoilt(server: Serving) -> Iterator[Path]:
    """The file that the processes have open, to be spoilt; it is as it was in the end."""
    file = server.setup.data_dir / "knowledge.sqlite"
    good = file.read_bytes()
    yield file
    with file.open("r+b") as bytes_of_it:
        bytes_of_it.write(good)
        bytes_of_it.truncate()


_FAULTS: dict[str, Callable[[Serving], AbstractContextManager[object]]] = {
    paths.ENGINE_DOWN: lambda server: _stopped(server, "engine"),
    paths.ACTIONS_DOWN: lambda server: _stopped(server, "actions"),
    paths.MANGLED: _mangled,
    paths.GARBAGE: _garbage,
}


# What must hold


def test_a_hundred_conversations_were_held(held: Held) -> None:
    assert sum(len(callers) for callers in held.callers.values()) == CONVERSATIONS
    assert all(len(caller.statuses) >= 3 for callers in held.callers.values() for caller in callers)


@pytest.mark.parametrize("name", EVERY_PATH)
def test_nothing_that_was_said_is_kept_or_logged(held: Held, name: str) -> None:
    assert held.found(name) == {}


def test_where_a_request_came_from_is_kept_or_logged_nowhere(held: Held) -> None:
    assert held.addresses == {}


def test_nothing_of_it_was_there_before(held: Held) -> None:
    assert held.before == {}


# That the conversations went where they were meant to go


def test_most_of_it_was_answered_by_the_engine(held: Held) -> None:
    talked = [caller for name in ("the chat", "questions", "the form") for caller in held.callers[name]]
    assert sum(not caller.degraded for caller in talked) > len(talked) / 2
    kinds = {kind for caller in talked for kind in caller.kinds}
    assert {"question", "indicators"} <= kinds
    assert kinds & {"answer", "alternatives"}


def test_danger_was_answered_as_danger(held: Held) -> None:
    assert all("emergency" in caller.kinds for caller in held.callers["danger and commands"])


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("the pages", 200), ("understand", 200), ("pasted words", 303), ("looked up", 200), ("too large", 413),
        ("refused", 400), ("refused", 401), ("refused", 404), ("refused", 405), ("refused", 415), ("too many", 429),
        (paths.MANGLED, 500), (paths.GARBAGE, 503),
    ],
)  # fmt: skip
def test_each_status_was_met_in_its_path(held: Held, name: str, status: int) -> None:
    assert held.statuses(name)[status] >= len(held.callers[name])


@pytest.mark.parametrize("name", [paths.ENGINE_DOWN, paths.ACTIONS_DOWN])
def test_without_a_part_the_chat_was_answered_all_the_same(held: Held, name: str) -> None:
    assert all(caller.degraded for caller in held.callers[name])
    assert set(held.statuses(name)) <= {200, 303, 503}


def test_an_action_failed_and_said_so_without_words(held: Held) -> None:
    assert b"failed: TypeError at" in held.logs["actions"]
    assert b"failed: DatabaseError at" in held.logs["actions"]


# That the search would have found it


@pytest.mark.parametrize("process", ["web", "actions", "engine"])
def test_every_process_logged_all_it_can(held: Held, process: str) -> None:
    assert b"DEBUG" in held.logs[process] or b'"level": "debug"' in held.logs[process]


def test_open_conversations_were_among_what_was_searched(held: Held) -> None:
    assert held.conversations > 0


def test_the_search_finds_a_text_however_it_is_written(tmp_path: Path) -> None:
    one = people(1)[0]
    assert not one.surname.isascii()
    written = {
        "typed": one.name,
        "lower": one.surname.lower(),
        "json": f'{{"text": "{one.surname.encode("ascii", "backslashreplace").decode().replace("xe9", "u00e9")}"}}',
        "address": f"GET /lookup?q={quote_plus(one.street)}+{quote_plus(one.surname)}",
        "without spaces": one.nhs.replace(" ", ""),
        "a plate": one.plate.replace(" ", "").lower(),
        "in the middle": f"\0\0\1{one.word}\0",
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text)
    assert set(Search(one.needles()).under(tmp_path)) == set(written)


def test_the_search_finds_what_stands_in_a_write_ahead_log_alone(tmp_path: Path) -> None:
    one = people(1)[0]
    with closing(sqlite3.connect(tmp_path / "kept.sqlite", isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("CREATE TABLE said (text)")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file.execute("INSERT INTO said VALUES (?)", (f"worried about {one.name}",))
        assert set(Search(one.needles()).under(tmp_path)) == {"kept.sqlite-wal"}


def test_no_two_people_have_anything_in_common() -> None:
    counts = Counter(needle.lower() for one in people(CONVERSATIONS) for needle in one.needles())
    assert [needle for needle, times in counts.items() if times > 1] == []
