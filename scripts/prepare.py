"""What must be there before the processes can start: the knowledge base, the pages' stylesheet, the trained model.

Each is made only when what they are made from has changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from filelock import FileLock

from guidance_kb.knowledge_base import ensure_built
from guidance_kb.reading.problem import ContentError
from scripts.build_theme import build_theme
from scripts.processes import PROJECT, RASA_PYTHON

# What a trained model depends on: Rasa's files, and the code that runs while it trains.
_MODEL_INPUTS = ("config.yml", "domain.yml", "data", "bot", "guidance_kb/understanding", "guidance_kb/places",
                 "guidance_kb/content/vocabulary", "guidance_kb/content/places", "guidance_kb/encoder.py",
                 "requirements/rasa.txt")  # fmt: skip


def prepare(data_dir: Path) -> None:
    """Builds the knowledge base and the stylesheet, and trains the model beside them. Says what it is doing.

    Exits with a message when one of them cannot be made.
    """
    failures: list[str] = []
    training = threading.Thread(target=_try, args=(lambda: train(data_dir), failures))
    training.start()
    _try(build, failures)
    _try(style, failures)
    training.join()
    if failures:
        sys.exit("\n".join(failures))


def build() -> None:
    """Builds the knowledge base from the content files, if they changed."""
    started = time.monotonic()
    ensure_built()
    say(f"knowledge base ready ({time.monotonic() - started:.0f} s)")


def style() -> None:
    """Builds the pages' stylesheet, if what it is made from changed."""
    started = time.monotonic()
    changed = build_theme()
    state = f"{time.monotonic() - started:.0f} s" if changed else "unchanged"
    say(f"stylesheet ready ({state})")


def train(data_dir: Path) -> None:
    """Trains Rasa's model into `data_dir/models`, if what it is made from changed."""
    models, stamp = data_dir / "models", data_dir / "models" / "made_from"
    wanted = _hash(PROJECT / name for name in _MODEL_INPUTS)
    if stamp.exists() and stamp.read_text() == wanted:
        say("model ready (unchanged)")
        return
    with FileLock(data_dir / "training.lock"):
        _train(models)
        stamp.write_text(wanted)


def _train(models: Path) -> None:
    say("training the model ...")
    started = time.monotonic()
    models.mkdir(parents=True, exist_ok=True)
    # One fixed name: the newest model replaces the last, and none pile up.
    command = [str(RASA_PYTHON), "-m", "rasa", "train", "--out", str(models), "--fixed-model-name", "first-hour"]
    done = subprocess.run(command, cwd=PROJECT, env=_environment(models.parent), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"The model could not be trained:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    say(f"model trained ({time.monotonic() - started:.0f} s)")


def say(text: str) -> None:
    """One line for the person who started it."""
    print(f"  {text}", flush=True)


def _environment(data_dir: Path) -> dict[str, str]:
    # Rasa keeps what it has computed; that too belongs into the one folder that is written to.
    return {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "RASA_CACHE_DIRECTORY": str(data_dir / "rasa-cache")}


def _try(task: Callable[[], None], failures: list[str]) -> None:
    try:
        task()
    except ContentError as error:
        failures.append(f"The content has problems; nothing was started.\n{error}")
    except (RuntimeError, OSError) as error:
        failures.append(str(error))


def _hash(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(PROJECT)).encode() + file.read_bytes())
    return digest.hexdigest()
