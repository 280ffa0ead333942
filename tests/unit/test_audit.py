"""`make audit` tells what the database says, and never takes silence for good news. The database here is our own."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from scripts import audit
from scripts.processes import LOOPBACK, PROJECT, free_port

Answer = tuple[int, bytes]
Answering = Callable[[list[dict[str, Any]]], Answer]


class Database(ThreadingHTTPServer):
    """Answers as it is told to, and remembers what it was asked about."""

    def __init__(self) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.answer: Answering = answering({})


class _Handler(BaseHTTPRequestHandler):
    server: Database

    def do_POST(self) -> None:
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        self.server.asked += queries
        status, body = self.server.answer(queries)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setenv("NO_PROXY", LOOPBACK)
    with Database() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        monkeypatch.setattr(audit, "ADDRESS", f"http://{LOOPBACK}:{server.server_port}/v1/querybatch")
        yield server
        server.shutdown()
        thread.join()


def answering(known: dict[str, list[str]]) -> Answering:
    """A database that knows these advisories, by package, and the one that every database must know."""

    def ids(name: str, version: str) -> list[str]:
        return ["PYSEC-always"] if (name, version) == audit.KNOWN_BAD[1:] else known.get(name, [])

    def answer(queries: list[dict[str, Any]]) -> Answer:
        found = [ids(query["package"]["name"], query["version"]) for query in queries]
        return as_json({"results": [{"vulns": [{"id": name} for name in names]} if names else {} for names in found]})

    return answer


def as_json(answer: object) -> Answer:
    return 200, json.dumps(answer).encode()


def always(answer: Answer) -> Answering:
    return lambda _: answer


def pinned(lock: str) -> set[tuple[str, str]]:
    lines = (PROJECT / lock).read_text("utf-8").splitlines()
    pins = [line.split(" ")[0].partition("==") for line in lines if line[:1].isalnum()]
    return {(name, version) for name, _, version in pins}


def test_an_advisory_is_named_with_its_package_and_its_lock(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    database.answer = answering({"aiohttp": ["GHSA-b", "GHSA-a"], "sass": ["GHSA-c"]})
    assert audit.main() == audit.FOUND
    said = capsys.readouterr().out
    rasa, npm = said.index("requirements/rasa.txt"), said.index("package-lock.json")
    assert rasa < said.index("  aiohttp 3.9.5") < said.index("GHSA-a") < said.index("GHSA-b") < npm
    assert npm < said.index("  sass ") < said.index("https://osv.dev/vulnerability/GHSA-c")
    assert "1 with known advisories" in said


def test_where_nothing_is_known_it_says_of_how_many_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main() == audit.NOTHING_KNOWN
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said] == list(audit.LOCKS)
    assert all(line.endswith("no advisory known") for line in said)
    assert f": {len(pinned('requirements/rasa.txt'))} packages" in said[1]


def test_every_locked_package_is_asked_about_by_its_version(database: Database) -> None:
    audit.main()
    asked = {(query["package"]["ecosystem"], query["package"]["name"], query["version"]) for query in database.asked}
    npm = json.loads((PROJECT / "package-lock.json").read_text("utf-8"))["packages"]
    assert len([entry for entry in asked if entry[0] == "npm"]) == len({
        (path.split("node_modules/")[-1], entry["version"]) for path, entry in npm.items() if path
    })  # fmt: skip
    assert {entry[1:] for entry in asked if entry[0] == "PyPI"} - {audit.KNOWN_BAD[1:]} == pinned(
        "requirements/app.txt"
    ) | pinned("requirements/rasa.txt")


def test_the_rest_of_a_long_answer_is_asked_for(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    def in_parts(queries: list[dict[str, Any]]) -> Answer:
        _, body = answering({"aiohttp": ["GHSA-first"]})(queries)
        results = json.loads(body)["results"]
        for query, result in zip(queries, results, strict=True):
            if query["package"]["name"] == "aiohttp":
                result.update({"vulns": [{"id": "GHSA-second"}]} if "page_token" in query else {"next_page_token": "t"})
        return as_json({"results": results})

    database.answer = in_parts
    assert audit.main() == audit.FOUND
    said = capsys.readouterr().out
    assert "GHSA-first" in said
    assert "GHSA-second" in said


def test_more_packages_than_a_request_may_hold_are_asked_about_in_several(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "BATCH", 2)
    database.answer = answering({"e": ["GHSA-e"]})
    packages = [audit.Package("PyPI", name, "1.0") for name in "abcde"]
    assert audit.advisories(packages) == {packages[4]: ["GHSA-e"]}


def test_a_database_that_cannot_be_reached_is_not_good_news(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "ADDRESS", f"http://{LOOPBACK}:{free_port()}/v1/querybatch")
    assert_not_found_out(capsys)


@pytest.mark.parametrize(
    "answer",
    [
        (500, b""),
        (403, b'{"results": []}'),
        (302, b""),
        (200, b""),
        (200, b"<html>Please sign in</html>"),
        (200, b"\xff\xfe"),
        as_json([]),
        as_json({}),
        as_json({"results": None}),
        as_json({"results": 1}),
        as_json({"results": []}),
        as_json({"results": ["a"]}),
    ],
)
def test_a_malformed_answer_is_not_good_news(
    database: Database, capsys: pytest.CaptureFixture[str], answer: Answer
) -> None:
    database.answer = always(answer)
    assert_not_found_out(capsys)


@pytest.mark.parametrize("status", [303, 403, 500, 503])
def test_an_answer_with_an_error_is_not_good_news_however_good_it_looks(
    database: Database, capsys: pytest.CaptureFixture[str], status: int
) -> None:
    database.answer = lambda queries: (status, answering({})(queries)[1])
    assert_not_found_out(capsys)


@pytest.mark.parametrize(
    "result",
    [
        {"vulns": None},
        {"vulns": {}},
        {"vulns": ["GHSA-a"]},
        {"vulns": [{}]},
        {"vulns": [{"id": ""}]},
        {"vulns": [{"id": "\x1b[2J"}]},
        {"vulns": [{"id": "GHSA-a"}], "next_page_token": "without end"},
    ],
)
def test_a_malformed_result_is_not_good_news(
    database: Database, capsys: pytest.CaptureFixture[str], result: dict[str, Any]
) -> None:
    database.answer = lambda queries: as_json({"results": [result for _ in queries]})
    assert_not_found_out(capsys)


def test_a_database_that_knows_of_nothing_at_all_is_not_believed(
    database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    database.answer = lambda queries: as_json({"results": [{} for _ in queries]})
    assert_not_found_out(capsys)


@pytest.mark.parametrize(("name", "text"), [("lock.txt", "# nothing\n"), ("lock.json", '{"packages": {"": {}}}')])
def test_a_lock_without_a_package_is_not_good_news(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(audit.NotFoundOutError, match=name):
        audit.locked(tmp_path / name)


def assert_not_found_out(capsys: pytest.CaptureFixture[str]) -> None:
    """It has a status of its own, says why, and says nothing of any package."""
    assert audit.main() == audit.NOT_FOUND_OUT
    said = capsys.readouterr()
    assert "could not be found out" in said.err
    assert said.out == ""
    assert audit.NOT_FOUND_OUT not in (audit.NOTHING_KNOWN, audit.FOUND)
