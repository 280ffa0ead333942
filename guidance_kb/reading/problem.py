"""What can be wrong with content, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one content file.

    `code` never changes, so that it can be looked up and asked about.
    """

    file: str
    line: int
    code: str
    what: str
    mend: str
    passing: bool = False
    """True where time alone brought it about, such as a review that is due: it is reported and holds nothing up."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {'(due) ' if self.passing else ''}{self.what} {self.mend}"


class ContentError(Exception):
    """The content files cannot be used. `problems` has everything that is wrong, not only the first thing."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_the_way(problems: Iterable[Problem]) -> list[Problem]:
    """The problems with which content must not go live."""
    return [problem for problem in problems if not problem.passing]


def name_of(path: Path, folder: Path) -> str:
    """How a content file is named in a message: its path from the content folder."""
    return path.relative_to(folder).as_posix()
