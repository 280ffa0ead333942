"""Nobody is told anything about the machine that it runs on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts.processes import PROJECT


def test_the_encoder_writes_nothing_down_for_its_makers(tmp_path: Path) -> None:
    code = "from guidance_kb.encoder import SentenceEncoder; SentenceEncoder().encode(['a test'])"
    home = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    home |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, env=home, check=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
