"""`make run`: what it starts, it also stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from scripts.processes import APP_PYTHON, LOOPBACK, PROJECT, free_port

PATIENCE = 120


def children_of(data_dir: Path) -> list[str]:
    """The command lines of all processes on this machine that work on that data folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if command and f"FIRSTHOUR_DATA_DIR={data_dir}".encode() in environment.split(b"\0"):
            found.append(command.replace(b"\0", b" ").decode())
    return found


def wait_for(condition) -> bool:  # noqa: ANN001
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def started(trained_data_dir: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "FIRSTHOUR_DATA_DIR": str(trained_data_dir)}
    process = subprocess.Popen(
        [str(APP_PYTHON), "-m", "scripts.run"],
        cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    yield process, f"http://{LOOPBACK}:{port}"
    process.kill()
    process.wait()


def is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def test_it_prints_one_address_answers_there_and_leaves_nothing_behind(started, trained_data_dir: Path) -> None:
    process, url = started
    assert wait_for(lambda: is_ready(url))
    assert len(children_of(trained_data_dir)) >= 4

    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=PATIENCE)

    assert said.count("http://") == 1
    assert url in said
    assert wait_for(lambda: children_of(trained_data_dir) == []), children_of(trained_data_dir)


def test_a_part_that_dies_is_started_again(started, trained_data_dir: Path) -> None:
    process, url = started
    assert wait_for(lambda: is_ready(url))
    actions = [pid for pid in pids(trained_data_dir, "actions")]
    os.kill(actions[0], signal.SIGKILL)
    assert wait_for(lambda: pids(trained_data_dir, "actions") not in ([], actions))
    assert wait_for(lambda: is_ready(url))
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)


def pids(data_dir: Path, word: str) -> list[int]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
        except OSError:
            continue
        if word.encode() in command and f"FIRSTHOUR_DATA_DIR={data_dir}".encode() in environment:
            found.append(int(process.name))
    return found


def test_a_port_that_is_taken_is_named_and_another_is_proposed(trained_data_dir: Path) -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        port = other.getsockname()[1]
        environment = {**os.environ, "PORT": str(port), "FIRSTHOUR_DATA_DIR": str(trained_data_dir)}
        done = subprocess.run(
            [str(APP_PYTHON), "-m", "scripts.run"],
            cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
    assert done.returncode != 0
    assert f"Port {port} is in use" in done.stderr
    assert f"PORT={port + 10} make run" in done.stderr
