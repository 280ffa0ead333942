"""Builds the pages' stylesheet from `web_widget/theme/` with Sass, where it has changed since."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock

from scripts.processes import PROJECT

SOURCES = PROJECT / "web_widget" / "theme"
BUILT = PROJECT / "web_widget" / "static" / "build"
STYLESHEET = "pages.css"
_SASS = PROJECT / "node_modules" / "sass" / "sass.js"
_FRONTEND = PROJECT / "node_modules" / "govuk-frontend" / "dist"
_LOCK = PROJECT / "package-lock.json"
_STAMP = "made_from"
_PATIENCE = 120  # seconds; it takes about three


def build_theme(built: Path = BUILT, sources: Path = SOURCES) -> bool:
    """Builds into the folder `built`. Returns whether there was anything to do.

    Raises RuntimeError, with what to do, where it cannot be built; what was built before then stays.
    """
    wanted = _hash([_LOCK, *sorted(sources.rglob("*.scss"))])
    if _made_from(built) == wanted:
        return False
    built.mkdir(parents=True, exist_ok=True)
    with FileLock(built / "building.lock"):
        if _made_from(built) != wanted:
            _build(sources / "pages.scss", built / STYLESHEET)
            (built / _STAMP).write_text(wanted)
    return True


def _build(source: Path, target: Path) -> None:
    node = shutil.which("node")
    if node is None or not _SASS.exists():
        raise RuntimeError("The pages' stylesheet cannot be built without Node.js and its packages. Run: make install")
    draft = target.with_suffix(".draft")
    command = [node, str(_SASS), f"--load-path={_FRONTEND}", "--style=compressed", "--no-source-map", str(source)]
    done = subprocess.run([*command, str(draft)], cwd=PROJECT, capture_output=True, text=True, timeout=_PATIENCE)
    if done.returncode:
        draft.unlink(missing_ok=True)
        raise RuntimeError(f"The pages' stylesheet could not be built:\n{done.stderr[-3000:]}")
    os.replace(draft, target)


def _made_from(built: Path) -> str | None:
    stamp = built / _STAMP
    return stamp.read_text() if stamp.exists() and (built / STYLESHEET).exists() else None


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
