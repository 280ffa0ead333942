"""The three processes, as commands: what `make run`, `make ask` and the tests start."""

from __future__ import annotations

import os
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from guidance_kb.settings import LOOPBACK, SECRET_HEADER

PROJECT = Path(__file__).resolve().parent.parent
RASA_PYTHON = PROJECT / ".venv-rasa" / "bin" / "python"
APP_PYTHON = PROJECT / ".venv" / "bin" / "python"
PRIVATE = 0o077
"""The umask to start a process with: what it writes is its user's alone."""


@dataclass(frozen=True)
class Process:
    """One process: how it is started, and what it finds in its environment."""

    name: str
    command: list[str]
    environment: dict[str, str]


@dataclass(frozen=True)
class Ports:
    """Where the three listen, all on this machine."""

    web: int
    engine: int
    actions: int


@dataclass(frozen=True)
class Setup:
    """Everything that the processes need to find each other."""

    data_dir: Path
    ports: Ports
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def environment(self) -> dict[str, str]:
        """The variables that all three share."""
        return {
            "FIRSTHOUR_DATA_DIR": str(self.data_dir),
            "FIRSTHOUR_ENGINE_URL": f"http://{LOOPBACK}:{self.ports.engine}",
            "FIRSTHOUR_ACTIONS_URL": f"http://{LOOPBACK}:{self.ports.actions}",
            "FIRSTHOUR_ENGINE_SECRET": self.secret,
            "RASA_TELEMETRY_ENABLED": "false",
            "ORT_DISABLE_TELEMETRY": "1",
            # Somebody's own setting must not make the processes write down more than is meant to be kept.
            "LOG_LEVEL": "INFO",
            "LOG_LEVEL_LIBRARIES": "ERROR",
            "PYTHONPATH": str(PROJECT),
            "PYTHONUNBUFFERED": "1",
            # Several processes share the cores: a second thread for so small matrices costs ten times what it saves.
            "OPENBLAS_NUM_THREADS": "1",
            # The action server listens on every address unless it is told otherwise.
            "SANIC_HOST": LOOPBACK,
            "PORT": str(self.ports.web),
        }


def processes(setup: Setup) -> list[Process]:
    """The knowledge base's readers first, the engine beside them: none waits for another to start."""
    shared = setup.environment()
    return [
        Process("web", [str(APP_PYTHON), "-m", "web_widget"], shared),
        Process("actions", _actions_command(setup), shared),
        Process("engine", _engine_command(setup), shared),
    ]


def _actions_command(setup: Setup) -> list[str]:
    return [str(APP_PYTHON), "-m", "actions", "--port", str(setup.ports.actions)]


def _engine_command(setup: Setup) -> list[str]:
    command = [str(RASA_PYTHON), "-m", "bot.serve", "run", "--model", str(setup.data_dir / "models")]
    command += ["--interface", LOOPBACK, "--port", str(setup.ports.engine)]
    return [*command, "--endpoints", str(_endpoints_file(setup)), "--credentials", str(PROJECT / "credentials.yml")]


def _endpoints_file(setup: Setup) -> Path:
    # Rasa's own file names Rasa's usual port; beside another running copy the action server listens elsewhere.
    endpoints = yaml.safe_load((PROJECT / "endpoints.yml").read_text())
    endpoints["action_endpoint"]["url"] = f"http://{LOOPBACK}:{setup.ports.actions}/webhook"
    # Rasa puts the secret in when it reads the file: the file itself tells nothing.
    endpoints["action_endpoint"]["headers"] = {SECRET_HEADER: "${FIRSTHOUR_ENGINE_SECRET}"}
    path = setup.data_dir / f"endpoints-{setup.ports.actions}.yml"
    path.write_text(yaml.safe_dump(endpoints))
    return path


def choose_ports(web: int) -> Ports:
    """The web app where it was asked for; the other two on Rasa's usual ports, or elsewhere if those are taken."""
    return Ports(web=web, engine=free_port(5005), actions=free_port(5055))


def free_port(preferred: int = 0) -> int:
    """`preferred` if nothing listens there, else a port that the system chooses."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on this machine")


def is_taken(port: int) -> bool:
    """Whether something listens on that port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, port)) == 0


def inherited(process: Process) -> dict[str, str]:
    """The environment to start a process with: this one's, and its own on top."""
    return {**os.environ, **process.environment}
