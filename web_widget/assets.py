"""The files that pages load, at addresses that change when the files do, so that a browser may keep them for a year."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, current_app, send_from_directory, url_for

KEPT_FOR = "public, max-age=31536000, immutable"
LOOK_AGAIN = "no-cache"


def init_app(app: Flask) -> None:
    """Serves `/assets/<version>/<file>` and makes `asset` known to the templates."""
    app.extensions["assets"] = version_of(Path(app.static_folder or ""))
    app.add_url_rule("/assets/<version>/<path:filename>", "asset", serve)
    app.add_template_global(asset_url, "asset")


def asset_url(filename: str) -> str:
    """The address of a file under `static/`. What it loads by a relative address has the same version."""
    return url_for("asset", version=current_app.extensions["assets"], filename=filename)


def serve(version: str, filename: str) -> Response:
    """The file as it is now; to be kept only where the address asks for the version that is here."""
    answer = send_from_directory(current_app.static_folder or "", filename)
    answer.headers["Cache-Control"] = KEPT_FOR if version == current_app.extensions["assets"] else LOOK_AGAIN
    return answer


def version_of(folder: Path) -> str:
    """Twelve characters that change with the name or the content of any file in the folder."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(file.relative_to(folder)).encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
