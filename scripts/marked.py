"""Messages in which identifiers are marked: `[[name:Amina]]`, and `((name:Chelsea))` where either is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.processes import PROJECT

EXAMPLES = PROJECT / "web_widget" / "redaction" / "examples"
_MARK = re.compile(
    r"\[\[(?P<kind>[a-z-]+):(?P<what>.+?)\]\](?!\])|\(\((?P<maybe>[a-z-]+):(?P<either>.+?)\)\)(?!\))", re.DOTALL
)


@dataclass(frozen=True)
class Marked:
    """A message as it was typed, and where what stands in it."""

    text: str
    marks: tuple[tuple[str, int, int], ...]
    """Kind, start, end."""
    doubtful: tuple[tuple[int, int], ...] = ()
    """Where it is as right to take something out as to leave it."""


def marked_in(text: str) -> Iterator[Marked]:
    """The messages of a file, which lines of three dashes part."""
    for block in re.split(r"^---\s*$", text, flags=re.MULTILINE):
        if block.strip() and not block.lstrip().startswith("# "):
            yield _read(block.strip())


def _read(block: str) -> Marked:
    text, marks, doubtful, at = "", [], [], 0
    for mark in _MARK.finditer(block):
        text += block[at : mark.start()]
        what = mark["what"] or mark["either"]
        place = (len(text), len(text) + len(what))
        if mark["kind"]:
            marks.append((mark["kind"], *place))
        else:
            doubtful.append(place)
        text, at = text + what, mark.end()
    return Marked(text + block[at:], tuple(marks), tuple(doubtful))
