"""Setting up, on a machine where something is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.processes import PROJECT

TOOLS = ("bash", "cat", "dirname", "env", "sha256sum")


@pytest.fixture
def bare_machine(tmp_path: Path) -> dict[str, str]:
    """An environment whose PATH holds next to nothing, and no Python at all."""
    path = tmp_path / "bin"
    path.mkdir()
    for tool in TOOLS:
        (path / tool).symlink_to(str(shutil.which(tool)))
    uv = path / "uv"
    uv.write_text("#!/usr/bin/env bash\nexit 1\n")
    uv.chmod(0o755)
    return {"PATH": str(path), "HOME": str(tmp_path), "UV_OFFLINE": "1"}


@pytest.fixture
def install(bare_machine: dict[str, str], tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs the installer there, in a project of which only what it needs is there."""
    shutil.copytree(PROJECT / "requirements", tmp_path / "project/requirements")
    shutil.copy(PROJECT / "package-lock.json", tmp_path / "project")
    (tmp_path / "project/scripts").mkdir()
    script = shutil.copy(PROJECT / "scripts/install", tmp_path / "project/scripts/install")
    return lambda part: subprocess.run([script, part], env=bare_machine, capture_output=True, text=True)


def test_a_machine_without_python_310_is_told_what_to_install(
    install: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    done = install("rasa")
    assert done.returncode == 1
    assert "Python 3.10 is needed for Rasa" in done.stderr
    assert "uv python install 3.10" in done.stderr


def test_a_machine_without_node_is_told_what_to_install(
    install: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    done = install("run")
    assert done.returncode == 1
    assert "Node.js 20 or newer and npm are needed" in done.stderr


def test_make_alone_lists_the_commands() -> None:
    listed = subprocess.run(["make"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    for command in ("make run", "make test", "make ask", "make eval", "make bench"):
        assert command in listed


def test_what_is_installed_already_is_left_alone() -> None:
    again = subprocess.run(["make", "install"], cwd=PROJECT, capture_output=True, text=True, env=os.environ)
    assert (again.returncode, again.stdout) == (0, "")
