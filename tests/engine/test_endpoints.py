"""What Rasa reads of the endpoints: the repository's own file, and the one that `make run` writes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml
from rasa.utils.endpoints import read_endpoint_config

from guidance_kb.settings import SECRET_HEADER
from scripts.processes import Ports, Setup, processes
from tests.engine.conftest import PROJECT


class _Listening(HTTPServer):
    shown: str | None = None


class _Handler(BaseHTTPRequestHandler):
    server: _Listening

    def do_POST(self) -> None:
        self.server.shown = self.headers.get(SECRET_HEADER)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def action_server() -> Iterator[_Listening]:
    with _Listening(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_engine_shows_the_secret_to_the_action_server(
    action_server: _Listening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = Setup(tmp_path, Ports(web=1, engine=2, actions=action_server.server_port), secret="0123")
    engine = next(process for process in processes(setup) if process.name == "engine")
    for name, value in engine.environment.items():
        monkeypatch.setenv(name, value)
    file = engine.command[engine.command.index("--endpoints") + 1]
    endpoint = read_endpoint_config(file, "action_endpoint")
    assert endpoint is not None
    asyncio.run(endpoint.request(json={}))
    assert action_server.shown == "0123"


def test_the_file_that_the_engine_is_started_with_does_not_hold_the_secret(tmp_path: Path) -> None:
    setup = Setup(tmp_path, Ports(1, 2, 3))
    processes(setup)
    assert not [path for path in tmp_path.rglob("*.yml") if setup.secret in path.read_text()]
    assert list(tmp_path.rglob("endpoints-*.yml"))


def test_the_repositorys_own_file_can_be_read_without_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRSTHOUR_ENGINE_SECRET", raising=False)
    endpoint = read_endpoint_config(str(PROJECT / "endpoints.yml"), "action_endpoint")
    assert endpoint is not None
    assert endpoint.url == "http://127.0.0.1:5055/webhook"
    assert endpoint.headers == {}


def test_what_the_repositorys_own_file_says_of_the_secret_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRSTHOUR_ENGINE_SECRET", "s3cret")
    lines = (PROJECT / "endpoints.yml").read_text().replace("# headers:", "headers:").replace("#   X-", "  X-")
    (tmp_path / "endpoints.yml").write_text(lines)
    assert yaml.safe_load(lines)["action_endpoint"]["headers"]
    endpoint = read_endpoint_config(str(tmp_path / "endpoints.yml"), "action_endpoint")
    assert endpoint is not None
    assert endpoint.headers == {SECRET_HEADER: "s3cret"}
