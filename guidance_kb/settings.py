"""What the environment tells every process: where the files are, and who may call. Standard library only."""

from __future__ import annotations

import hmac
import os
from ipaddress import ip_address
from pathlib import Path

CONTENT_DIR = Path(__file__).parent / "content"
_PROJECT_DIR = Path(__file__).parent.parent

LOOPBACK = "127.0.0.1"
SECRET_HEADER = "X-Engine-Secret"


def content_dir() -> Path:
    """The folder of content files: `FIRSTHOUR_CONTENT_DIR`, or the one in this package."""
    return Path(os.environ.get("FIRSTHOUR_CONTENT_DIR") or CONTENT_DIR)


def data_dir() -> Path:
    """The one folder that is written to at run time: `FIRSTHOUR_DATA_DIR`, or `var/` in the project.

    It is made when it is missing, for its owner alone. A folder that somebody else made keeps the rights they gave it.
    """
    path = Path(os.environ.get("FIRSTHOUR_DATA_DIR") or _PROJECT_DIR / "var")
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def keep_files_private() -> None:
    """Whatever this process writes from now on, only its own user can read."""
    os.umask(0o077)


def may_call(given: str | None, peer: str) -> bool:
    """Whether a call that shows `given` as the secret is answered: never without the shared one, where one is set.

    Where none is set, only this machine is answered.
    """
    secret = shared_secret()
    if not secret:
        return is_loopback(peer)
    # Bytes that are no text arrive as surrogates; they too are just a wrong secret.
    return hmac.compare_digest((given or "").encode(errors="surrogateescape"), os.fsencode(secret))


def shared_secret() -> str:
    """What the gateway shows to the engine, and the engine to the action server; empty where none is set."""
    return os.environ.get("FIRSTHOUR_ENGINE_SECRET") or ""


def why_not_listen(address: str, instead: str) -> str | None:
    """Why a process must not listen there, and what to do; None where it may. `instead` keeps it on this machine."""
    if is_loopback(address) or shared_secret():
        return None
    return (
        f"Not started: it would listen on {address or 'every address'}, where others can reach it, and no secret is "
        f"set.\nKeep it on this machine ({instead}), or set FIRSTHOUR_ENGINE_SECRET to the same long random text for "
        "the web app, the engine and the action server."
    )


def is_loopback(address: str) -> bool:
    """Whether only this machine can be meant by that address."""
    try:
        return address == "localhost" or ip_address(address).is_loopback
    except ValueError:
        return False
