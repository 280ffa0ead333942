"""Rasa's own commands, from the root of the project."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from scripts.processes import PROJECT, RASA_PYTHON


def test_rasa_finds_nothing_to_warn_about_in_the_assistants_data(tmp_path: Path) -> None:
    environment = {**os.environ, "RASA_CACHE_DIRECTORY": str(tmp_path)}
    done = subprocess.run(
        [str(RASA_PYTHON), "-m", "rasa", "data", "validate", "--fail-on-warnings"],
        cwd=PROJECT, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
