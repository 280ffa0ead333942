"""Where the knowledge base finds its files. No dependency beyond the standard library."""

from __future__ import annotations

import os
from pathlib import Path

CONTENT_DIR = Path(__file__).parent / "content"
_PROJECT_DIR = Path(__file__).parent.parent


def content_dir() -> Path:
    """The folder of content files: `FIRSTHOUR_CONTENT_DIR`, or the one in this package."""
    return Path(os.environ.get("FIRSTHOUR_CONTENT_DIR") or CONTENT_DIR)


def data_dir() -> Path:
    """The one folder that is written to at run time: `FIRSTHOUR_DATA_DIR`, or `var/` in the project.

    It is made when it is missing.
    """
    path = Path(os.environ.get("FIRSTHOUR_DATA_DIR") or _PROJECT_DIR / "var")
    path.mkdir(parents=True, exist_ok=True)
    return path
