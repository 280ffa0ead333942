"""How the three processes are started: what they find in their environment, and who can read what they write."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from scripts import serving
from scripts.processes import Ports, Process, Setup, inherited, processes


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return Setup(tmp_path, Ports(1, 2, 3))


def test_a_log_level_of_this_machine_makes_no_process_talkative(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    monkeypatch.setenv("LOG_LEVEL_LIBRARIES", "DEBUG")
    for process in processes(setup):
        environment = inherited(process)
        assert (environment["LOG_LEVEL"], environment["LOG_LEVEL_LIBRARIES"]) == ("INFO", "ERROR")


def test_each_process_has_the_same_secret_and_every_setup_a_new_one(setup: Setup) -> None:
    assert {process.environment["FIRSTHOUR_ENGINE_SECRET"] for process in processes(setup)} == {setup.secret}
    assert setup.secret != Setup(setup.data_dir, setup.ports).secret


def test_what_a_process_writes_and_says_is_its_owners_alone(setup: Setup) -> None:
    code = "import pathlib, os; pathlib.Path(os.environ['HERE'], 'written').write_text('x')"
    writer = Process("writer", [sys.executable, "-c", code], {"HERE": str(setup.data_dir)})
    assert serving._start(writer, setup.data_dir, {}).wait(timeout=60) == 0
    made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in setup.data_dir.rglob("*")}
    assert made == {"written": 0o600, "logs": 0o700, "writer.log": 0o600}
