"""Who may call the action server: a real one answers here, without the knowledge base."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from actions.__main__ import _refuse_strangers
from guidance_kb.settings import SECRET_HEADER
from scripts.processes import LOOPBACK, PROJECT, free_port

SECRET = "s3cret"
_SERVER = "import sys; from actions.__main__ import application; "
_SERVER += "application().run(host='127.0.0.1', port=int(sys.argv[1]), single_process=True, motd=False)"


def _environment(**own: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "SANIC_HOST"}
    return {**kept, "PYTHONPATH": str(PROJECT), **own}


@contextmanager
def _action_server(**environment: str) -> Iterator[httpx.Client]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(port)], cwd=PROJECT, env=_environment(**environment),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with httpx.Client(base_url=f"http://{LOOPBACK}:{port}", timeout=20, trust_env=False) as client:
            _wait_for(client)
            yield client
    finally:
        process.kill()
        process.wait()


def _wait_for(client: httpx.Client) -> None:
    for _ in range(600):
        with suppress(httpx.TransportError):
            client.get("/health")
            return
        time.sleep(0.2)
    raise AssertionError("the action server does not answer")


@pytest.fixture(scope="module")
def guarded() -> Iterator[httpx.Client]:
    with _action_server(FIRSTHOUR_ENGINE_SECRET=SECRET) as client:
        yield client


CALL = {"next_action": "action_listen", "sender_id": "canary", "tracker": {}, "domain": {}}


@pytest.mark.parametrize("shown", [None, "", "wrong", "s3cre", b"s3cr\xe9t", b"\xff"])
def test_a_call_without_the_secret_is_refused_and_tells_nothing_of_itself(guarded: httpx.Client, shown: Any) -> None:
    headers = {} if shown is None else {SECRET_HEADER: shown}
    answer = guarded.post("/webhook", json=CALL, headers=headers)
    assert answer.status_code == 403
    assert "canary" not in answer.text


def test_a_call_with_the_secret_reaches_the_actions(guarded: httpx.Client) -> None:
    answer = guarded.post("/webhook", json=CALL, headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 404
    assert answer.json()["action_name"] == "action_listen"


def test_without_the_secret_only_the_health_can_be_asked_for(guarded: httpx.Client) -> None:
    assert guarded.get("/health").status_code == 200
    assert guarded.get("/actions").status_code == 403
    for path in ("/health/../webhook", "//webhook", "/webhook/", "/webhook?/health", "/WEBHOOK"):
        assert "action_name" not in guarded.post(path, json=CALL).text, path


def _knock(ip: str, headers: dict[str, str]) -> Any:
    return asyncio.run(_refuse_strangers(SimpleNamespace(path="/webhook", ip=ip, headers=headers)))  # type: ignore[arg-type]


def test_where_no_secret_is_set_this_machine_alone_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIRSTHOUR_ENGINE_SECRET", raising=False)
    assert _knock("127.0.0.1", {}) is None
    for elsewhere in ("192.0.2.7", "2001:db8::1", ""):
        assert _knock(elsewhere, {"X-Forwarded-For": "127.0.0.1"}).status == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7"])
def test_without_a_secret_it_does_not_start_where_others_can_reach_it(host: str) -> None:
    command = [sys.executable, "-m", "actions", "--port", str(free_port())]
    done = subprocess.run(
        command, cwd=PROJECT, env=_environment(SANIC_HOST=host), capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 1
    assert f"it would listen on {host}" in done.stderr
    assert "SANIC_HOST=127.0.0.1" in done.stderr
    assert "FIRSTHOUR_ENGINE_SECRET" in done.stderr
