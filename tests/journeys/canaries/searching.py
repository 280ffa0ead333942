"""Looks for texts in every byte under a folder, in whatever way they may have been written down."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, quote_plus

import numpy as np

_START = 4
"""Bytes: where a file has the first four of a text, the rest is compared."""


def forms(text: str) -> set[bytes]:
    """A text in lower case: as typed, in an address, in JSON, in HTML, and with nothing between its figures."""
    written = {text, quote(text), quote_plus(text), json.dumps(text)[1:-1], html.escape(text)}
    if re.fullmatch(r"[A-Za-z]{0,2} ?\d[\w ]*", text):
        written.add(text.replace(" ", ""))
    return {one.encode().lower() for one in written}


class Search:
    """Looks for many texts at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_start: dict[int, list[tuple[bytes, str]]] = defaultdict(list)
        for text in texts:
            for form in forms(text):
                self._by_start[int.from_bytes(form[:_START], "little")].append((form, text))
        self._starts = np.array(sorted(self._by_start), dtype="<u4")

    def in_bytes(self, data: bytes) -> set[str]:
        """The texts that these bytes have, however they are written."""
        data = data.lower()
        return {
            text
            for place in self._places(data)
            for form, text in self._by_start[int.from_bytes(data[place : place + _START], "little")]
            if data.startswith(form, place)
        }

    def under(self, folder: Path) -> dict[str, set[str]]:
        """The texts by file, for each file that has any. What is in a file's name counts too."""
        found = {}
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            there = self.in_bytes(name.encode()) | (self.in_bytes(_content(path)) if path.is_file() else set())
            if there:
                found[name] = there
        return found

    def _places(self, data: bytes) -> Iterable[int]:
        for shift in range(_START):
            count = (len(data) - shift) // _START
            if count > 0:
                words = np.frombuffer(data, dtype="<u4", count=count, offset=shift)
                yield from (np.flatnonzero(np.isin(words, self._starts)) * _START + shift).tolist()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # a process has put it away in the meantime
        return b""
