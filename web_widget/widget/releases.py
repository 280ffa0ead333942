"""Versions of the widget: each file's address names what is in it, and what was handed out once stays to be had.

A site that pins a version with its integrity hash gets those bytes or nothing, so that a version which was gone would
take the emergency numbers off its pages. That is why they are kept, in a folder under `FIRSTHOUR_DATA_DIR`.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from web_widget.widget.script import FOLDER, widget_script

_VERSION = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Release:
    """One file of the widget as it is handed out; `name` is `widget.js` or `widget.css`."""

    name: str
    data: bytes

    @property
    def version(self) -> str:
        """Short, and different for different content."""
        return hashlib.sha256(self.data).hexdigest()[:16]

    @property
    def path(self) -> str:
        """Its address on this host."""
        return f"/{self.name}?v={self.version}"

    @property
    def integrity(self) -> str:
        """The value of an `integrity` attribute."""
        return "sha384-" + base64.b64encode(hashlib.sha384(self.data).digest()).decode()


class Releases:
    """The files as they are now, and those of earlier versions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def script(self, contacts: Iterable[Mapping[str, Any]], sentences: Mapping[str, str]) -> Release:
        """The script as it is now, which is kept from now on. It names its stylesheet with version and integrity."""
        style = self.style()
        about_style = {"path": style.path, "integrity": style.integrity}
        return self._kept(Release("widget.js", widget_script(contacts, sentences, about_style).encode()))

    def style(self) -> Release:
        """The stylesheet as it is now, which is kept from now on."""
        return self._kept(Release("widget.css", (FOLDER / "widget.css").read_bytes()))

    def of(self, name: str, version: str) -> Release | None:
        """A version that was handed out once; None where there was none, or where it is lost."""
        if not _VERSION.fullmatch(version):
            return None
        with contextlib.suppress(OSError):
            found = Release(name, self._file(name, version).read_bytes())
            return found if found.version == version else None
        return None

    def _kept(self, release: Release) -> Release:
        file = self._file(release.name, release.version)
        # A folder that cannot be written to must not take the widget of this minute away.
        with contextlib.suppress(OSError):
            if not file.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                draft = file.with_suffix(f".{os.getpid()}")
                draft.write_bytes(release.data)
                draft.replace(file)
        return release

    def _file(self, name: str, version: str) -> Path:
        stem, _, ending = name.partition(".")
        return self._folder / f"{stem}-{version}.{ending}"
