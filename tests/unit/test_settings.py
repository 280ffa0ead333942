from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from guidance_kb import settings


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(tmp_path / "new"))
    assert stat.S_IMODE(settings.data_dir().stat().st_mode) == 0o700


@pytest.mark.usefixtures("open_umask")
def test_a_data_folder_that_was_there_keeps_its_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made").mkdir(mode=0o750)
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(tmp_path / "made"))
    assert stat.S_IMODE(settings.data_dir().stat().st_mode) == 0o750


@pytest.mark.usefixtures("open_umask")
def test_what_a_process_writes_once_told_to_be_private_is_its_owners_alone(tmp_path: Path) -> None:
    settings.keep_files_private()
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"file": 0o600, "folder": 0o700}


@pytest.mark.parametrize(
    ("address", "is_here"),
    [
        ("127.0.0.1", True), ("127.0.0.2", True), ("::1", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("", False), ("10.0.0.1", False), ("localhost.example", False),
        ("127.0.0.1.example", False),
    ],
)  # fmt: skip
def test_only_loopback_is_this_machine(address: str, is_here: bool) -> None:
    assert settings.is_loopback(address) is is_here


def test_an_empty_secret_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_ENGINE_SECRET", "")
    assert not settings.may_call("", "192.0.2.7")
    assert settings.why_not_listen("0.0.0.0", "") is not None


def test_a_secret_of_any_characters_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_ENGINE_SECRET", "sécret")
    assert settings.may_call("sécret", "192.0.2.7")
    assert not settings.may_call("secret", "127.0.0.1")
    assert not settings.may_call(None, "127.0.0.1")
