"""The settings, read from the environment once, when the application is made."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Any

from guidance_kb import settings
from guidance_kb.knowledge_base import knowledge_base

MESSAGE_CHARACTERS = 2_000
BODY_BYTES = 32 * 1024
"""A message of 2,000 characters is at most 24 kB of JSON, when every character is escaped twice over."""


def from_environment() -> dict[str, Any]:
    """Every setting with its value: the environment's, or the default."""
    return {
        "KNOWLEDGE_BASE": knowledge_base,
        "MAX_CONTENT_LENGTH": BODY_BYTES,
        "SECRET_KEY": os.environ.get("FIRSTHOUR_SECRET_KEY") or _kept_key(settings.data_dir() / "gateway.key"),
        "ENGINE_URL": os.environ.get("FIRSTHOUR_ENGINE_URL") or "http://127.0.0.1:5005",
        "ENGINE_SECRET": os.environ.get("FIRSTHOUR_ENGINE_SECRET") or "",
        "ACTIONS_URL": os.environ.get("FIRSTHOUR_ACTIONS_URL") or "http://127.0.0.1:5055",
        "ENGINE_TRANSPORT": None,
        "DRILL": os.environ.get("FIRSTHOUR_DRILL") == "on",
        "PREVIEW": os.environ.get("FIRSTHOUR_PREVIEW") == "on",
        "RATELIMIT_ENABLED": os.environ.get("FIRSTHOUR_RATE_LIMITS") != "off",
        "OPERATOR": os.environ.get("FIRSTHOUR_OPERATOR") or None,
        "OPERATOR_CONTACT": os.environ.get("FIRSTHOUR_OPERATOR_CONTACT") or None,
        "ENFORCEMENT": os.environ.get("FIRSTHOUR_ENFORCEMENT") or None,
        "ALLOWED_ORIGINS": _origins(os.environ.get("FIRSTHOUR_ALLOWED_ORIGINS") or ""),
        "TRUSTED_PROXIES": int(os.environ.get("FIRSTHOUR_TRUSTED_PROXIES") or 0),
    }


def _origins(listed: str) -> tuple[str, ...]:
    """The origins as browsers send them. Raises ValueError for what is none, `*` among it: it would match wrongly."""
    origins = tuple(origin.rstrip("/") for origin in listed.replace(",", " ").split())
    wrong = [origin for origin in origins if not re.fullmatch(r"https?://[\w.\-]+(?::\d+)?", origin)]
    if wrong:
        raise ValueError(f"FIRSTHOUR_ALLOWED_ORIGINS: {wrong[0]!r} is no origin. Write each as https://www.example.org")
    return origins


def _kept_key(path: Path) -> str:
    """The key that conversation tokens are signed with; made at the first start, readable by nobody else."""
    if not path.exists():
        # Written whole under another name and then linked: of two processes that start at once, one wins.
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
