"""`make run`: prepares what is missing, then hands over to supervisord, which keeps the three processes up.

supervisord takes this process's place, so that Ctrl-C reaches it directly and it stops what it started. One small
child watches until every part answers, prints the address, and ends.
"""

from __future__ import annotations

import configparser
import os
import sys
import time
from pathlib import Path

import httpx

from guidance_kb import settings
from scripts.prepare import prepare, say
from scripts.processes import (
    LOOPBACK,
    PROJECT,
    RASA_PYTHON,
    Process,
    Setup,
    choose_ports,
    is_taken,
    processes,
)

_PATIENCE = 120


def main() -> None:
    """Runs until it is stopped. Exits with a message where it cannot start."""
    port = int(os.environ.get("PORT") or 8000)
    if is_taken(port):
        sys.exit(f"Port {port} is in use on this machine. Choose another: PORT={port + 10} make run")
    if not RASA_PYTHON.exists():
        sys.exit("The environment for Rasa is missing. Run: make install")
    data_dir = settings.data_dir().resolve()
    prepare(data_dir)
    setup = Setup(data_dir, choose_ports(port))
    config = _write_config(setup)
    say("starting web, actions and engine ...")
    sys.stdout.flush()
    if os.fork() == 0:
        _announce(setup)
        os._exit(0)
    supervisord = str(Path(sys.executable).with_name("supervisord"))
    os.execv(supervisord, [supervisord, "--nodaemon", "--configuration", str(config)])


def _write_config(setup: Setup) -> Path:
    parser = configparser.RawConfigParser()
    logs = setup.data_dir / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    parser["supervisord"] = {
        "logfile": str(logs / "supervisord.log"),
        "pidfile": str(setup.data_dir / "supervisord.pid"),
        "childlogdir": str(logs),
        "loglevel": "warn",
        **({"user": "root"} if os.geteuid() == 0 else {}),
    }
    for process in processes(setup):
        parser[f"program:{process.name}"] = _program(process, logs)
    path = setup.data_dir / "supervisord.conf"
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


def _announce(setup: Setup) -> None:
    url = f"http://{LOOPBACK}:{setup.ports.web}"
    parts: dict[str, object] = {}
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and os.getppid() != 1:
        try:
            answer = httpx.get(f"{url}/readyz", timeout=5)
            parts = answer.json()
            if answer.status_code == 200:
                say(f"First Hour answers at {url}   (Ctrl-C stops it)")
                return
        except (httpx.HTTPError, ValueError):
            pass
        time.sleep(0.2)
    if os.getppid() == 1:
        return  # stopped before it was ready
    say(f"Not everything is ready yet: {parts or 'no answer'}. The logs are in {setup.data_dir / 'logs'}.")


if __name__ == "__main__":
    main()
