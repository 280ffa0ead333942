"""Content files as plain data that still knows its line numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guidance_kb.reading.problem import Problem, name_of
from guidance_kb.yaml_text import Loader, parsed

_FENCE = "---"


@dataclass(frozen=True)
class Raw:
    """One record as it stands in a file, before it is validated."""

    file: str
    line: int
    data: Any


def raw_records(path: Path, folder: Path, problems: list[Problem]) -> Iterator[Raw]:
    """The items of a YAML list, each with the line that it starts on."""
    name = name_of(path, folder)
    text = _text(path, name, problems)
    try:
        loader = Loader(text)
        node = loader.get_single_node()
        items: list[Any] = loader.construct_document(node) if node else []
    except yaml.YAMLError as error:
        problems.append(_not_yaml(name, error))
        return
    if not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(name, 1, "E001", "is not a list of records.", "Start each record with `- id:`."))
        return
    for item_node, item in zip(node.value, items, strict=True):
        yield Raw(name, item_node.start_mark.line + 1, item)


def raw_card(path: Path, folder: Path, problems: list[Problem]) -> Raw | None:
    """A Markdown file with front matter as one record: its keys, its `text`, its `hash`, and its id (the name)."""
    name = name_of(path, folder)
    whole = _text(path, name, problems)
    head, text = _split(whole)
    if head is None:
        problems.append(Problem(name, 1, "E002", "has no front matter.", "Begin with a line `---`, keys, and `---`."))
        return None
    try:
        data = parsed(head)
    except yaml.YAMLError as error:
        problems.append(_not_yaml(name, error, offset=1))
        return None
    return Raw(name, 1, {**(data or {}), "id": path.stem, "text": text.strip(), "hash": hash_of(whole)})


def hash_of(card: str) -> str:
    """The short hash of a card's whole file: what an answer carries, and `guidance replay` looks for."""
    return hashlib.sha256(card.encode()).hexdigest()[:8]


def _text(path: Path, name: str, problems: list[Problem]) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        problems.append(Problem(name, 1, "E007", "is not text in UTF-8.", "Save it as UTF-8."))
        return ""


def _split(whole: str) -> tuple[str | None, str]:
    parts = whole.split(f"{_FENCE}\n", 2)
    return (parts[1], parts[2]) if len(parts) == 3 and not parts[0].strip() else (None, whole)


def _not_yaml(name: str, error: yaml.YAMLError, offset: int = 0) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 + offset if mark else 1
    return Problem(name, line, "E003", f"is not YAML: {getattr(error, 'problem', error)}.", "Check quotes and indents.")
