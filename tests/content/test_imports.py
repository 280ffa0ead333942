"""Imports point to guidance_kb and nowhere else: each folder may only use what the design allows it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.processes import PROJECT

OURS = {"guidance_kb", "actions", "web_widget", "bot", "scripts", "tests"}
NEVER = {
    "guidance_kb": {"rasa", "rasa_sdk", "flask"} | OURS - {"guidance_kb"},
    "actions": {"rasa", "flask"} | OURS - {"actions", "guidance_kb"},
    "web_widget": {"rasa", "rasa_sdk"} | OURS - {"web_widget", "guidance_kb"},
    "bot": {"flask", "rasa_sdk", "sqlalchemy", "pydantic"} | OURS - {"bot", "guidance_kb"},
}
# What Rasa's process may use of the knowledge base: nothing that needs the other environment.
BOT_MAY_USE = ("guidance_kb.encoder", "guidance_kb.places", "guidance_kb.settings", "guidance_kb.understanding",
               "guidance_kb.vocabulary", "guidance_kb.clock")  # fmt: skip


def imports_of(folder: str) -> Iterator[tuple[str, str]]:
    """Each module that a file of the folder imports: the file, and the module's full name."""
    for path in sorted((PROJECT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((str(path.relative_to(PROJECT)), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((str(path.relative_to(PROJECT)), f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("folder", NEVER)
def test_a_folder_imports_only_what_it_may(folder: str) -> None:
    assert [found for found in imports_of(folder) if found[1].split(".")[0] in NEVER[folder]] == []


def test_rasas_process_uses_only_the_modules_that_its_environment_has() -> None:
    used = {module for _, module in imports_of("bot") if module.startswith("guidance_kb")}
    assert {module for module in used if not module.startswith(BOT_MAY_USE)} == set()


def test_what_rasas_process_uses_does_not_need_the_other_environment() -> None:
    for folder in ("guidance_kb/places", "guidance_kb/understanding"):
        roots = {module.split(".")[0] for _, module in imports_of(folder)}
        assert roots.isdisjoint({"sqlalchemy", "pydantic", "flask", "httpx", "opening_hours"}), folder


def test_the_folders_are_where_this_looks() -> None:
    assert all((PROJECT / folder).is_dir() and any(Path(PROJECT / folder).rglob("*.py")) for folder in NEVER)
