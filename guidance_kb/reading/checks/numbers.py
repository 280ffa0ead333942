"""Phone numbers: none that must not be used, anywhere; none at all outside the directory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guidance_kb.reading.content import Content, content_files
from guidance_kb.reading.problem import Problem, name_of

_DIRECTORY = "directory/"
_DO_NOT_USE = "directory/do_not_use.yml"
# Digits with the separators that people type between them.
_RUN = re.compile(r"(?<![\w/=?&%.-])\+?\(?\d[\d ().\u00a0-]{3,}\d(?![\w/])")
_DIGIT = re.compile(r"\d")
_URL = re.compile(r"https?://\S+")
# How a number that somebody could ring begins and how long it is at least: not a year, a date or a section number.
_NUMBER = re.compile(r"^(0\d{8,}|116\d{3}|61016)$")


def numbers(content: Content) -> Iterator[Problem]:
    """A problem for each forbidden number in any file, and for each phone number outside the directory."""
    forbidden = {item.digits: item.why for item in content.of("do-not-use")}
    for path in content_files(content.folder):
        name = name_of(path, content.folder)
        for line, run in _runs(path):
            digits = digits_of(run)
            if name != _DO_NOT_USE and (stale := _stale(digits, forbidden)):
                yield Problem(
                    name, line, "E201", f"has {run}, which must not be used: {forbidden[stale]}.", "Remove it."
                )
            elif not name.startswith(_DIRECTORY) and _NUMBER.match(digits):
                yield Problem(name, line, "E202", f"has the phone number {run}.", "Name the contact by its id instead.")


def digits_of(run: str) -> str:
    """The digits of a written phone number, in the national form: `+44 (0)20 …` becomes `020…`."""
    digits = re.sub(r"\D", "", run.replace("(0)", ""))
    return "0" + digits[2:] if run.strip().startswith("+44") else digits


def _runs(path: Path) -> Iterator[tuple[int, str]]:
    for line, text in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
        if not _DIGIT.search(text):
            continue
        for match in _RUN.finditer(_URL.sub("", text)):
            yield line, match.group().strip()


def _stale(digits: str, forbidden: dict[str, str]) -> str | None:
    # A short one must be the whole run; a long one is also found inside two numbers written side by side.
    return next((bad for bad in forbidden if digits == bad or (len(bad) >= 9 and bad in digits)), None)
