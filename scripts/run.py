"""`make run`: prepares what is missing, then lets supervisord keep the three processes up, and prints the address."""

from __future__ import annotations

import configparser
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

import httpx

from guidance_kb import settings
from scripts.prepare import prepare, say
from scripts.processes import LOOPBACK, PROJECT, RASA_PYTHON, Process, Setup, choose_ports, is_taken, processes

_PATIENCE = 120  # seconds until the parts must answer


def main() -> None:
    """Runs until it is stopped. Exits with a message where it cannot start."""
    settings.keep_files_private()
    port = int(os.environ.get("PORT") or 8000)
    if is_taken(port):
        sys.exit(f"Port {port} is in use on this machine. Choose another: PORT={port + 10} make run")
    if not RASA_PYTHON.exists():
        sys.exit("The environment for Rasa is missing. Run: make install")
    data_dir = settings.data_dir().resolve()
    prepare(data_dir)
    setup = Setup(data_dir, choose_ports(port))
    say("starting web, actions and engine ...")
    supervisord = subprocess.Popen(_command(_write_config(setup)))
    _stop_with_us(supervisord)
    _announce(setup, supervisord)
    sys.exit(supervisord.wait())


def _command(config: Path) -> list[str]:
    program = shutil.which("supervisord", path=str(Path(sys.executable).parent))
    return [str(program), "--nodaemon", "--configuration", str(config)]


def _stop_with_us(supervisord: subprocess.Popen[bytes]) -> None:
    # supervisord would take a closed terminal (SIGHUP) for a request to restart.
    def stop(_signal: int, _frame: FrameType | None) -> None:
        supervisord.terminate()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def _write_config(setup: Setup) -> Path:
    parser = configparser.RawConfigParser()
    logs = setup.data_dir / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    name = f"supervisord-{setup.ports.web}"
    parser["supervisord"] = {
        "logfile": str(logs / f"{name}.log"),
        "pidfile": str(setup.data_dir / f"{name}.pid"),
        "childlogdir": str(logs),
        "loglevel": "warn",
        **({"user": "root"} if os.geteuid() == 0 else {}),
    }
    for process in processes(setup):
        parser[f"program:{process.name}"] = _program(process, logs)
    path = setup.data_dir / f"{name}.conf"
    path.touch(mode=0o600)
    with path.open("w") as file:
        parser.write(file)
    return path


def _program(process: Process, logs: Path) -> dict[str, str]:
    return {
        "command": " ".join(_quoted(part) for part in process.command),
        "directory": str(PROJECT),
        "environment": ",".join(f"{name}={_quoted(value)}" for name, value in process.environment.items()),
        "redirect_stderr": "true",
        "stdout_logfile": str(logs / f"{process.name}.log"),
        "autorestart": "true",
        "stopasgroup": "true",
        "killasgroup": "true",
        "stopwaitsecs": "10",
    }


def _quoted(text: str) -> str:
    # supervisord reads `%` as the start of an expansion.
    return '"' + text.replace("%", "%%") + '"'


def _announce(setup: Setup, supervisord: subprocess.Popen[bytes]) -> None:
    url = f"http://{LOOPBACK}:{setup.ports.web}"
    parts: object = "no answer"
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and supervisord.poll() is None:
        try:
            answer = httpx.get(f"{url}/readyz", timeout=5, trust_env=False)
            parts = answer.json()
            if answer.status_code == 200:
                say(f"First Hour answers at {url}   (Ctrl-C stops it)")
                return
        except (httpx.HTTPError, ValueError):
            pass
        time.sleep(0.2)
    if supervisord.poll() is None:
        say(f"Not everything is ready yet: {parts}. The logs are in {setup.data_dir / 'logs'}.")


if __name__ == "__main__":
    main()
