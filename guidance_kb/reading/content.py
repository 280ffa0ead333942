"""All content files as validated records."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from guidance_kb.reading.files import Raw, raw_card, raw_records
from guidance_kb.reading.problem import Problem, name_of
from guidance_kb.schema.bank_holiday import BankHoliday
from guidance_kb.schema.contact import Contact
from guidance_kb.schema.do_not_use import DoNotUse
from guidance_kb.schema.given_up import GivenUp
from guidance_kb.schema.heading import Heading
from guidance_kb.schema.indicator import Exploitation, Indicator
from guidance_kb.schema.matrix import MatrixBlock
from guidance_kb.schema.message import Message
from guidance_kb.schema.phrasing import Phrasing
from guidance_kb.schema.plan import DoNot, FirstResponders, RecordItem, Role, Route, Step
from guidance_kb.schema.question import Question
from guidance_kb.schema.referral_form import ReferralForm
from guidance_kb.schema.source import Source
from guidance_kb.schema.statement import Statement
from guidance_kb.schema.term import Term
from guidance_kb.schema.topic import Topic
from guidance_kb.schema.verification import CheckInterval, Verification
from guidance_kb.schema.wording import Wording

KINDS: dict[str, tuple[tuple[str, ...], type[BaseModel]]] = {
    "source": (("sources/*.yml",), Source),
    "contact": (("directory/contacts/*.yml",), Contact),
    "check-interval": (("directory/check_intervals.yml",), CheckInterval),
    "verification": (("directory/ledger.yml",), Verification),
    "do-not-use": (("directory/do_not_use.yml",), DoNotUse),
    "bank-holiday": (("directory/bank_holidays.yml",), BankHoliday),
    "role": (("roles.yml",), Role),
    "first-responders": (("first_responders.yml",), FirstResponders),
    "route": (("plans/routes.yml",), Route),
    "step": (("plans/steps/**/*.yml",), Step),
    "do-not": (("plans/do_not.yml",), DoNot),
    "record": (("plans/record.yml",), RecordItem),
    "question": (("questions.yml",), Question),
    "message": (("messages.yml",), Message),
    "statement": (("statements/*.md",), Statement),
    "wording": (("wording.yml",), Wording),
    "topic": (("topics/*/*.md",), Topic),
    "group": (("headings/groups.yml",), Heading),
    "category": (("headings/categories.yml",), Heading),
    "setting": (("headings/settings.yml",), Heading),
    "given-up-number": (("headings/given_up_numbers.yml",), GivenUp),
    "phrasing": (("phrasings/*.yml",), Phrasing),
    "exploitation": (("exploitation.yml",), Exploitation),
    "indicator": (("indicators/*.yml",), Indicator),
    "matrix": (("matrix.yml",), MatrixBlock),
    "referral-form": (("referral_forms.yml",), ReferralForm),
    "term": (("glossary.yml",), Term),
}
"""Every kind of record: the files that hold it, below the content folder, and its format."""


_READ_ELSEWHERE = ("places/*.yml", "vocabulary/*.yml")
"""Read by `guidance_kb.places` and `guidance_kb.understanding`, which Rasa's process uses too."""


@dataclass(frozen=True)
class Entry:
    """One valid record, and where it stands."""

    kind: str
    record: Any
    file: str
    line: int


@dataclass(frozen=True)
class Content:
    """Every valid record of the content folder, in the order of the files."""

    entries: tuple[Entry, ...]
    folder: Path

    def of(self, kind: str) -> list[Any]:
        """The records of one kind."""
        return [entry.record for entry in self.entries if entry.kind == kind]

    def entries_of(self, *kinds: str) -> Iterator[Entry]:
        """The entries of these kinds."""
        return (entry for entry in self.entries if entry.kind in kinds)

    def line_of(self, entry: Entry, words: str) -> int:
        """The line on which the words stand first, from the beginning of the record; that beginning if nowhere."""
        return line_of(self.folder / entry.file, entry.line, words)


def read_content(folder: Path) -> tuple[Content, list[Problem]]:
    """Every record that is well formed, and a problem for everything that is not."""
    problems: list[Problem] = []
    entries = [entry for kind in KINDS for entry in _read_kind(kind, folder, problems)]
    problems.extend(_repeated_ids(entries))
    problems.extend(_unclaimed(folder))
    return Content(tuple(entries), folder), problems


def line_of(path: Path, first: int, words: str) -> int:
    """The number of the first line, from `first` on, that has the words as words of their own; `first` if none has."""
    lines = path.read_text("utf-8", errors="replace").splitlines()[first - 1 :]
    wanted = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    return next((number for number, line in enumerate(lines, start=first) if wanted.search(line)), first)


def content_files(folder: Path) -> list[Path]:
    """Every content file. What an editor or a desktop leaves beside them (hidden files, backups) is none."""
    found = (path for suffix in ("yml", "md") for path in folder.rglob(f"*.{suffix}"))
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def content_version(folder: Path) -> str:
    """A short hash of every content file and of its name: another version of the content, another hash."""
    digest = hashlib.sha256()
    for path in content_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _read_kind(kind: str, folder: Path, problems: list[Problem]) -> Iterator[Entry]:
    for path in sorted(path for pattern in KINDS[kind][0] for path in folder.glob(pattern)):
        saved = path.stat()
        entries, wrong = _read_file(kind, path, folder, (saved.st_mtime_ns, saved.st_size))
        problems.extend(wrong)
        yield from entries


# An editor saves one file; the other three hundred need not be read again.
@lru_cache(maxsize=4_096)
def _read_file(
    kind: str, path: Path, folder: Path, saved: tuple[int, int]
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for raw in _raw(path, folder, problems):
        try:
            entries.append(Entry(kind, KINDS[kind][1].model_validate(raw.data), raw.file, raw.line))
        except ValidationError as error:
            problems.extend(_invalid(raw, kind, error, path))
    return tuple(entries), tuple(problems)


def _raw(path: Path, folder: Path, problems: list[Problem]) -> Iterator[Raw]:
    if path.suffix == ".md":
        card = raw_card(path, folder, problems)
        return iter([card] if card else [])
    return raw_records(path, folder, problems)


def _invalid(raw: Raw, kind: str, error: ValidationError, path: Path) -> Iterator[Problem]:
    name = raw.data.get("id", "?") if isinstance(raw.data, dict) else "?"
    for detail in error.errors():
        where = ".".join(str(part) for part in detail["loc"]) or "the record"
        line = line_of(path, raw.line, f"{detail['loc'][0]}:") if detail["loc"] else raw.line
        yield Problem(raw.file, line, "E004", f"{kind} {name}: {where}: {detail['msg']}.", f"See the format of {kind}.")


def _unclaimed(folder: Path) -> Iterator[Problem]:
    claimed = {path for patterns, _ in KINDS.values() for pattern in patterns for path in folder.glob(pattern)}
    elsewhere = {path for place in _READ_ELSEWHERE for path in folder.glob(place)}
    for path in content_files(folder):
        if path not in claimed | elsewhere:
            what = "is read by nothing: no kind of record lives there."
            yield Problem(name_of(path, folder), 1, "E006", what, "Move it, or remove it.")


def _repeated_ids(entries: list[Entry]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = (entry.kind, str(getattr(entry.record, "id", id(entry))))
        first = seen.setdefault(key, entry)
        if first is not entry:
            what = f"the id {key[1]} is used already in {first.file}:{first.line}."
            yield Problem(entry.file, entry.line, "E005", what, "Choose another.")
