"""What comes from npm is pinned, and names no registry."""

from __future__ import annotations

import json
import re

from scripts.processes import PROJECT


def test_every_package_is_pinned_by_version_and_hash_and_names_no_registry() -> None:
    text = (PROJECT / "package-lock.json").read_text()
    assert "://" not in text, "take out what npm writes under `funding`"
    lock = json.loads(text)
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry or "resolved" in entry] == []


def test_what_is_asked_for_is_one_version_each() -> None:
    asked = json.loads((PROJECT / "package.json").read_text())
    versions = {**asked["dependencies"], **asked["devDependencies"]}
    assert [name for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
