"""docs/dependencies.md names what is asked for and nothing else, and nothing of the product is under the GPL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.processes import PROJECT, RASA_PYTHON

DOCUMENT = "docs/dependencies.md"
REQUIREMENTS = PROJECT / "requirements"
ASKED = sorted(path.stem for path in REQUIREMENTS.glob("*.in"))
GPL = re.compile(r"(?<!L)A?GPL|(?<!Lesser )(?<!Library )General Public License|Affero", re.IGNORECASE)

TAKEN_OTHERWISE = {"pyphen": "Mozilla Public License 1.1"}
"""What may be had under the GPL or, as here, under another licence that its metadata names too."""


def asked_for(name: str) -> set[str]:
    """The packages that `requirements/<name>.in` asks for."""
    lines = (line.partition("#")[0].strip() for line in (REQUIREMENTS / f"{name}.in").read_text("utf-8").splitlines())
    return {canonicalize_name(Requirement(line).name) for line in lines if line and not line.startswith("-")}


def locked(name: str) -> dict[str, str]:
    """The packages of `requirements/<name>.txt`, each with its version."""
    pins = re.findall(r"^([\w.-]+)==([^\s;\\]+)", (REQUIREMENTS / f"{name}.txt").read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


def sections() -> Iterator[tuple[str, dict[str, str]]]:
    """Each heading of the document that names a file of ours, with its table: package and version."""
    for section in (PROJECT / DOCUMENT).read_text("utf-8").split("\n## ")[1:]:
        heading, _, text = section.partition("\n")
        if "`" in heading:
            yield heading, dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", text, re.MULTILINE))


def described(file: str) -> dict[str, str]:
    """The table under the heading that names the file."""
    (table,) = (table for heading, table in sections() if f"`{file}`" in heading)
    return table


def test_every_file_of_dependencies_has_a_section_and_no_other() -> None:
    named = [name for heading, _ in sections() for name in re.findall(r"`([^`]+)`", heading)]
    assert sorted(named) == sorted(["package.json", *(f"requirements/{name}.in" for name in ASKED)])


@pytest.mark.parametrize("names", [["app"], ["rasa"], ["reader"], ["dev", "rasa-dev"]], ids="+".join)
def test_every_direct_dependency_is_described_with_its_version_and_no_other_is(names: list[str]) -> None:
    rows = described(f"requirements/{names[0]}.in")
    assert set(rows) == set().union(*map(asked_for, names))
    wrong = [
        f"{package} {locked(name)[package]}: {rows[package]}"
        for name in names
        for package in asked_for(name)
        if locked(name)[package] not in rows[package].replace(",", "").split()
    ]
    assert wrong == []


def test_every_package_of_npm_is_described_with_its_version_and_no_other_is() -> None:
    asked = json.loads((PROJECT / "package.json").read_text("utf-8"))
    assert described("package.json") == {**asked["dependencies"], **asked["devDependencies"]}


def test_every_version_of_rasas_frozen_packages_is_that_of_the_lock() -> None:
    table = (PROJECT / DOCUMENT).read_text("utf-8").partition("## Rasa's frozen packages")[2].partition("\n### ")[0]
    rows = re.findall(r"^\| (?!package|-)([^|]+) \| ([^|]+) \|", table, re.MULTILINE)
    pins = locked("rasa")
    assert len(rows) > 4
    for packages, versions in rows:
        names = [canonicalize_name(name.removeprefix("Rasa's own ")) for name in packages.split(", ")]
        assert [pins[name] for name in names] == versions.split(", ")


@pytest.mark.parametrize("environment", ["app", "rasa"])
def test_nothing_of_the_product_is_under_the_gpl(environment: str) -> None:
    installed = installed_in(environment)
    assert set(locked(environment)) <= set(installed), "not everything is installed: make install"
    under = {name for name in locked(environment) if any(map(GPL.search, installed[name]))}
    assert under == set(TAKEN_OTHERWISE) & set(locked(environment))


def test_what_is_taken_under_another_licence_may_be() -> None:
    installed = installed_in("app")
    for name, licence in TAKEN_OTHERWISE.items():
        assert any(licence in said for said in installed[name]), name


@pytest.mark.parametrize(
    "said",
    ["GPL", "GPLv3+", "AGPL-3.0-only", "MIT AND GPL-2.0-or-later", "GNU General Public License v2 or later (GPLv2+)",
     "GNU Affero General Public License v3", "gpl-3.0"],
)  # fmt: skip
def test_a_gpl_licence_is_seen(said: str) -> None:
    assert GPL.search(said)


@pytest.mark.parametrize(
    "said",
    ["LGPL with exceptions", "LGPLv3+", "GNU Lesser General Public License v2 or later (LGPLv2+)", "MPL-2.0", "MIT",
     "GNU Library or Lesser General Public License (LGPL)"],
)  # fmt: skip
def test_another_licence_is_not_taken_for_it(said: str) -> None:
    assert not GPL.search(said)


def installed_in(environment: str) -> dict[str, list[str]]:
    """Each distribution of an environment, with what its metadata says of its licence."""
    found = metadata.distributions(path=_packages_of_rasa()) if environment == "rasa" else metadata.distributions()
    return {canonicalize_name(entry.metadata["Name"]): list(_licences(entry)) for entry in found}


def _packages_of_rasa() -> list[str]:
    return [str(path) for path in Path(RASA_PYTHON).parent.parent.glob("lib/python3.*/site-packages")]


def _licences(entry: metadata.Distribution) -> Iterator[str]:
    for field in ("License-Expression", "License"):
        # Some put the whole text here, in which other licences are named: its first line says which it is.
        yield from (entry.metadata.get(field) or "").strip().splitlines()[:1]
    yield from (line for line in entry.metadata.get_all("Classifier") or [] if line.startswith("License"))
