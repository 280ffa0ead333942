"""`./guidance` as an editor runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from pathlib import Path

from guidance_kb.settings import CONTENT_DIR
from scripts.processes import PROJECT

_PATIENCE = 120  # seconds, after which the command is ended and the test fails


def test_the_command_lists_what_it_can_do() -> None:
    done = subprocess.run([PROJECT / "guidance", "--help"], capture_output=True, text=True, check=True, cwd="/")
    assert "verify" in done.stdout


def test_a_watched_folder_is_checked_again_at_every_save(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    # Without cards and plans a check takes a second; that they are missing is what it complains of.
    shutil.copytree(CONTENT_DIR, folder, ignore=shutil.ignore_patterns("topics", "plans", "phrasings"))
    messages = folder / "messages.yml"
    good = messages.read_text()
    watching = subprocess.Popen(
        [PROJECT / "guidance", "check", "--watch"], stdout=subprocess.PIPE, text=True, bufsize=1,
        env={**os.environ, "FIRSTHOUR_CONTENT_DIR": str(folder), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    last_call = threading.Timer(_PATIENCE, watching.kill)
    last_call.start()
    try:
        before = _until_the_count(watching)
        messages.write_text(good.replace("- id: greeting", "- id: Greeting"))
        assert " 1 to mend" in _until_the_count(watching)
        messages.write_text(good)
        assert _until_the_count(watching) == before
    finally:
        last_call.cancel()
        watching.terminate()
        watching.wait(timeout=30)


def _until_the_count(watching: subprocess.Popen[str]) -> str:
    assert watching.stdout is not None
    return next((line for line in watching.stdout if "to mend" in line), "nothing came")
