"""What a card said, on a day or under a hash: read from the git history of the content files."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path, PurePosixPath

import yaml

from guidance_kb.clock import LONDON
from guidance_kb.reading.files import hash_of

WORKING_COPY = "not committed yet"


class HistoryError(Exception):
    """The history cannot be read; the message says why and what to do."""


@dataclass(frozen=True)
class Edition:
    """A card as it stood in one commit."""

    topic: str
    text: str
    """The whole file, front matter and all."""
    commit: str
    """`WORKING_COPY` where it is in no commit yet."""
    since: str
    """When that commit was made, ISO 8601; empty for the working copy."""


def find_by_hash(hash_: str, content: Path) -> Edition | None:
    """The first edition of a card with this hash, newest commit first; None where there was none."""
    for path in sorted((content / "topics").glob("*/*.md")):
        text = path.read_text("utf-8")
        if hash_of(text) == hash_:
            return _committed(path, text, content) or Edition(path.stem, text, WORKING_COPY, "")
    for commit, since, name in _changes(content):
        then = _file(commit, name, content)
        if then is not None and hash_of(then) == hash_:
            return Edition(PurePosixPath(name).stem, then, commit, since)
    return None


def find_as_at(day: date, topic: str, content: Path) -> Edition | None:
    """The card as the newest commit until the end of that day (in London) has it; None where it had none."""
    end = datetime.combine(day, time.max, LONDON)
    for commit, since, path in _changes(content, f":(glob)topics/*/{topic}.md"):
        if datetime.fromisoformat(since) <= end:
            text = _file(commit, path, content)
            return Edition(topic, text, commit, since) if text is not None else None
    return None


def shown(edition: Edition, content: Path) -> str:
    """The edition for a reader: whence it is, the file byte for byte, and the sources as they stood then."""
    head = f"{edition.topic}, commit {edition.commit[:12]}, {edition.since}".rstrip(", ")
    sources = "\n".join(_sources(edition, content))
    return f"{head}, hash {hash_of(edition.text)}\n\n{edition.text}\nSources:\n{sources}"


def _committed(path: Path, text: str, content: Path) -> Edition | None:
    newest = next(_changes(content, f":(glob)topics/*/{path.name}"), None)
    if newest is None or _file(newest[0], newest[2], content) != text:
        return None
    return Edition(path.stem, text, newest[0], newest[1])


def _changes(content: Path, paths: str = "topics") -> Iterator[tuple[str, str, str]]:
    """(commit, time, path) of every change to the cards, newest first."""
    log = _git(content, "log", "--format=%x00%H %cI", "--name-only", "--relative", "--", paths)
    for block in log.split("\0")[1:]:
        head, *names = [line for line in block.splitlines() if line]
        commit, since = head.split(" ", 1)
        for name in names:
            yield commit, since, name


def _file(commit: str, path: str, content: Path) -> str | None:
    try:
        return _git(content, "show", f"{commit}:./{path}")
    except HistoryError:
        return None


def _sources(edition: Edition, content: Path) -> list[str]:
    cited = yaml.safe_load(edition.text.split("---\n", 2)[1]).get("sources", [])
    records = {record["id"]: record for record in _source_records(edition.commit, content)}
    return [_source_line(name, records.get(name, {})) for name in cited]


def _source_line(name: str, record: dict[str, object]) -> str:
    known = [str(record[key]) for key in ("title", "publisher", "url") if record.get(key)]
    dates = f"published {record.get('published', 'unknown')}, read {record.get('checked', 'unknown')}"
    return f"  {name}: {'; '.join([*known, dates])}"


def _source_records(commit: str, content: Path) -> list[dict[str, object]]:
    if commit == WORKING_COPY:
        texts = [path.read_text("utf-8") for path in sorted((content / "sources").glob("*.yml"))]
    else:
        names = _git(content, "ls-tree", "-r", "--name-only", commit, "sources/").split()
        texts = [_file(commit, name, content) or "[]" for name in names]
    return [record for text in texts for record in yaml.safe_load(text)]


def _git(content: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(content), *arguments], capture_output=True, check=True)
    except FileNotFoundError:
        raise HistoryError("git is not installed, and the history is in git.") from None
    except subprocess.CalledProcessError as error:
        raise HistoryError(f"The history of {content} cannot be read: {error.stderr.decode().strip()}") from None
    return done.stdout.decode("utf-8")
