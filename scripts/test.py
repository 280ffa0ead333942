"""`make test`: every suite, from fast to slow, each in its environment. Stops at the first that fails."""

from __future__ import annotations

import os
import subprocess
import sys

from scripts.processes import APP_PYTHON, PROJECT, RASA_PYTHON

_SUITES = (
    (
        "style, types and content",
        [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["guidance_kb", "check"]],
    ),
    ("plain functions and content", [["pytest", "tests/unit", "tests/content", "tests/invariants"]]),
    ("the engine, in Rasa's environment", [["rasa-pytest", "tests/engine"]]),
    ("whole processes and a real browser", [["pytest", "tests/commands", "tests/journeys", "tests/browser"]]),
)


def main() -> None:
    """Runs the suites one after the other. Exits with the first that fails."""
    for title, commands in _SUITES:
        print(f"\n== {title}", flush=True)
        for command in commands:
            code = subprocess.run(_in_its_environment(command), cwd=PROJECT, env=_environment()).returncode
            if code:
                sys.exit(code)


def _in_its_environment(command: list[str]) -> list[str]:
    name, *arguments = command
    if name == "rasa-pytest":
        return [str(RASA_PYTHON), "-m", "pytest", *arguments]
    return [str(APP_PYTHON), "-m", name, *arguments]


def _environment() -> dict[str, str]:
    # Nothing of this machine's settings may reach a test, nor what `make` tells a `make` that it starts.
    hidden = ("FIRSTHOUR_", "MAKE", "MFLAGS")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(hidden) and name not in ("PORT", "Q")
    }
    return {**kept, "RASA_TELEMETRY_ENABLED": "false"}


if __name__ == "__main__":
    main()
