"""Building the pages' stylesheet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import build_theme as module
from scripts.build_theme import SOURCES, STYLESHEET, build_theme


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOURCES, tmp_path / "theme"))


def test_it_is_built_again_only_when_a_source_changed(sources: Path, tmp_path: Path) -> None:
    built = tmp_path / "build"
    assert build_theme(built, sources)
    assert not build_theme(built, sources)
    with (sources / "pages.scss").open("a") as file:
        file.write(".new-rule { margin: 0; }\n")
    assert build_theme(built, sources)
    assert ".new-rule" in (built / STYLESHEET).read_text()


def test_a_mistake_is_told_and_what_was_built_stays(sources: Path, tmp_path: Path) -> None:
    built = tmp_path / "build"
    build_theme(built, sources)
    before = (built / STYLESHEET).read_bytes()
    (sources / "pages.scss").write_text("nonsense {")
    with pytest.raises(RuntimeError, match="could not be built"):
        build_theme(built, sources)
    assert (built / STYLESHEET).read_bytes() == before
    assert sorted(file.name for file in built.iterdir()) == ["building.lock", "made_from", STYLESHEET]


def test_a_machine_without_node_is_told_what_to_do(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.shutil, "which", lambda _: None)
    with pytest.raises(RuntimeError, match="make install"):
        build_theme(tmp_path / "build", sources)
