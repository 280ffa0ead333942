"""The documentation keeps up with the code."""

from __future__ import annotations

import re

import pytest

from guidance_kb.commands import guidance
from scripts.processes import PROJECT

SETTING = re.compile(r"FIRSTHOUR_[A-Z_]+")
FOLDERS = ("actions", "bot", "guidance_kb", "scripts", "web_widget")


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    read = {
        name
        for folder in FOLDERS
        for path in (PROJECT / folder).rglob("*.py")
        for name in SETTING.findall(path.read_text("utf-8"))
    }
    assert set(SETTING.findall((PROJECT / "docs/settings.md").read_text("utf-8"))) == read


@pytest.mark.parametrize(
    "document",
    ["README.md", "CHANGELOG.md", *sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "docs").glob("*.md"))],
)
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    path = PROJECT / document
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_folder_of_the_readmes_table_is_there() -> None:
    table = re.findall(r"^\| (`.+?) \|", (PROJECT / "README.md").read_text("utf-8"), re.MULTILINE)
    named = [name for row in table for name in re.findall(r"`([^`]+)`", row)]
    assert named
    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_every_code_of_the_checker_is_explained_to_editors_and_no_other() -> None:
    code = re.compile(r"\bE\d{3}\b")
    used = {
        found
        for folder in ("reading", "thorough")
        for path in (PROJECT / "guidance_kb" / folder).rglob("*.py")
        for found in code.findall(path.read_text("utf-8"))
    }
    table = (PROJECT / "docs/editing-guidance.md").read_text("utf-8").partition("## What the checker says")[2]
    spans = re.sub(r"E(\d{3}) to E(\d{3})", _every_code_between, table)
    assert set(code.findall(spans)) == used


def _every_code_between(span: re.Match[str]) -> str:
    first, last = map(int, span.groups())
    return " ".join(f"E{number:03}" for number in range(first, last + 1))


def test_every_command_is_shown_to_editors_and_no_other() -> None:
    text = (PROJECT / "docs/editing-guidance.md").read_text("utf-8")
    assert set(re.findall(r"\./guidance ([a-z-]+)", text)) == set(guidance.commands)
