"""The three processes for as long as a `with` block lasts: for the tests, `make ask`, `make eval` and `make bench`."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from scripts.processes import LOOPBACK, PRIVATE, PROJECT, Process, Setup, inherited, processes

_PATIENCE = 120  # seconds until the parts must answer; a cold machine needs about 20


class NotReadyError(Exception):
    """A process ended, or did not answer in time. The message has the end of its log."""


@dataclass
class Serving:
    """The running processes."""

    url: str
    setup: Setup
    extra: Mapping[str, str]
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Starts one of `web`, `actions`, `engine`."""
        process = next(process for process in processes(self.setup) if process.name == name)
        self.running[name] = _start(process, self.setup.data_dir, self.extra)

    def kill(self, name: str) -> None:
        """Ends one at once, as a crash would."""
        self.running[name].kill()
        self.running[name].wait()

    def wait_until_ready(self) -> None:
        """Returns when every part answers. Raises NotReadyError."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            self._check_alive()
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{self.url}/readyz", timeout=5, trust_env=False).status_code == 200:
                    return
            time.sleep(0.1)
        raise NotReadyError(f"not ready after {_PATIENCE} s\n{self.logs()}")

    def logs(self) -> str:
        """The end of each process's log."""
        files = sorted((self.setup.data_dir / "logs").glob("*.log"))
        return "\n".join(f"--- {file.name}\n{file.read_text(errors='replace')[-2000:]}" for file in files)

    def stop(self) -> None:
        """Ends them all and waits for them."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _check_alive(self) -> None:
        ended = [name for name, process in self.running.items() if process.poll() is not None]
        if ended:
            raise NotReadyError(f"{', '.join(ended)} ended while starting\n{self.logs()}")


@contextlib.contextmanager
def serving(setup: Setup, extra: Mapping[str, str] | None = None) -> Iterator[Serving]:
    """Starts the three, waits until they are ready, and stops them at the end.

    `extra` are variables on top of the usual ones, such as `FIRSTHOUR_DRILL`.
    """
    server = Serving(f"http://{LOOPBACK}:{setup.ports.web}", setup, dict(extra or {}))
    try:
        for process in processes(setup):
            server.start(process.name)
        server.wait_until_ready()
        yield server
    finally:
        server.stop()


def _start(process: Process, data_dir: Path, extra: Mapping[str, str]) -> subprocess.Popen[bytes]:
    logs = data_dir / "logs"
    logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = logs / f"{process.name}.log"
    path.touch(mode=0o600)
    with path.open("ab") as log:
        return subprocess.Popen(
            process.command,
            cwd=PROJECT, env={**inherited(process), **extra}, stdout=log, stderr=log, umask=PRIVATE,
        )  # fmt: skip
