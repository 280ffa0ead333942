"""The documentation keeps up with the code."""

from __future__ import annotations

import re

import pytest

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


@pytest.mark.parametrize("document", ["README.md", "CHANGELOG.md", *(f"docs/{name}" for name in ("settings.md",))])
def test_every_link_to_a_file_leads_somewhere(document: str) -> None:
    path = PROJECT / document
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_folder_of_the_readmes_table_is_there() -> None:
    table = re.findall(r"^\| (`.+?) \|", (PROJECT / "README.md").read_text("utf-8"), re.MULTILINE)
    named = [name for row in table for name in re.findall(r"`([^`]+)`", row)]
    assert named
    assert [name for name in named if not (PROJECT / name).exists()] == []
