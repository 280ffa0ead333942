"""`make run`: what it starts, it also stops."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from scripts.processes import APP_PYTHON, LOOPBACK, PROJECT, free_port

PATIENCE = 120


@dataclass
class Run:
    """One `make run`, and what it has printed up to its address."""

    process: subprocess.Popen[str]
    url: str
    said: list[str]

    def wait_for_the_address(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if "http://" in line:
                return
        raise AssertionError("it ended without an address:\n" + "".join(self.said))

    def stop(self, by: signal.Signals) -> None:
        self.process.send_signal(by)
        rest, _ = self.process.communicate(timeout=PATIENCE)
        self.said.append(rest)


def processes_of(data_dir: Path, word: str) -> set[int]:
    """The processes of this machine that work on that data folder, with that word in their command."""
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment, command = (process / "environ").read_bytes(), (process / "cmdline").read_bytes()
        except OSError:
            continue
        if word.encode() in command and f"FIRSTHOUR_DATA_DIR={data_dir}".encode() in environment.split(b"\0"):
            found.add(int(process.name))
    return found


def becomes(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def data_dir(trained_data_dir: Path, tmp_path: Path) -> Path:
    """A data folder of its own, so that no other test's processes are counted; the model is the trained one."""
    (tmp_path / "models").symlink_to(trained_data_dir / "models")
    (tmp_path / "knowledge.sqlite").write_bytes((trained_data_dir / "knowledge.sqlite").read_bytes())
    return tmp_path


@pytest.fixture
def run(data_dir: Path) -> Iterator[Run]:
    port = free_port()
    process = subprocess.Popen(
        [str(APP_PYTHON), "-m", "scripts.run"],
        cwd=PROJECT, env={**os.environ, "PORT": str(port), "FIRSTHOUR_DATA_DIR": str(data_dir)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    yield Run(process, f"http://{LOOPBACK}:{port}", [])
    process.terminate()
    process.wait(timeout=PATIENCE)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGHUP], ids=["Ctrl-C", "a closed terminal"])
def test_it_prints_one_address_answers_there_and_leaves_nothing_behind(
    run: Run, data_dir: Path, by: signal.Signals
) -> None:
    run.wait_for_the_address()
    assert httpx.get(f"{run.url}/readyz").status_code == 200
    assert len(processes_of(data_dir, "")) >= 5

    run.stop(by)

    assert "".join(run.said).count("http://") == 1
    assert run.url in "".join(run.said)
    assert processes_of(data_dir, "") == set()


def test_a_part_that_dies_is_started_again(run: Run, data_dir: Path) -> None:
    run.wait_for_the_address()
    before = processes_of(data_dir, "\0actions\0")
    assert before
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert becomes(lambda: bool(processes_of(data_dir, "\0actions\0") - before))
    assert becomes(lambda: httpx.get(f"{run.url}/readyz", timeout=20).status_code == 200)


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
