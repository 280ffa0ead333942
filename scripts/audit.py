"""`make audit`: the advisories that are known of the packages that First Hour is locked to, asked of OSV (osv.dev).

Where the database cannot be asked, or does not answer as it must, this says so: it never takes silence for good news.
Exits with 0 where nothing is known, 1 where something is, and 3 where it could not be found out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from scripts.processes import PROJECT

ADDRESS = "https://api.osv.dev/v1/querybatch"
READ_MORE = "https://osv.dev/vulnerability/"
LOCKS = ("requirements/app.txt", "requirements/rasa.txt", "package-lock.json")
NOTHING_KNOWN, FOUND, NOT_FOUND_OUT = 0, 1, 3
BATCH = 1_000
"""The most that the database takes in one request."""

_PAGES = 20  # of the advisories of one batch; more than ever seen, so that a broken answer cannot keep this going
_PATIENCE = 30  # seconds
_PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
_ID = re.compile(r"[\w.:-]+", re.ASCII)


class Package(NamedTuple):
    """One version of one package; `ecosystem` as the database calls it."""

    ecosystem: str
    name: str
    version: str


Advisories = dict[Package, list[str]]

KNOWN_BAD = Package("PyPI", "jinja2", "2.4.1")
"""The example of OSV's own documentation. A database that knows nothing of it is not believed about the rest."""


class NotFoundOutError(Exception):
    """What is known could not be found out. The message says why."""


def main() -> int:
    """Prints what is known, lock by lock. Returns the status to exit with."""
    try:
        locks = {name: locked(PROJECT / name) for name in LOCKS}
        known = advisories({package for packages in locks.values() for package in packages})
    except NotFoundOutError as error:
        print(f"Whether there are advisories could not be found out: {error}", file=sys.stderr)
        print("This is not good news. Run it again where the database can be reached.", file=sys.stderr)
        return NOT_FOUND_OUT
    for name, packages in locks.items():
        _show(name, packages, known)
    return FOUND if known else NOTHING_KNOWN


def locked(lock: Path) -> list[Package]:
    """Every package of a lock file. Raises NotFoundOutError where none is found: none would then be asked about."""
    text = lock.read_text("utf-8")
    packages = _of_npm(text) if lock.suffix == ".json" else [Package("PyPI", *pin) for pin in _PINNED.findall(text)]
    if not packages:
        raise NotFoundOutError(f"no package stands in {lock.name}")
    return packages


def advisories(packages: Iterable[Package]) -> Advisories:
    """The ids of the advisories of each package that has any. Raises NotFoundOutError."""
    asked = [KNOWN_BAD, *sorted(set(packages) - {KNOWN_BAD})]
    found: Advisories = {}
    for start in range(0, len(asked), BATCH):
        found.update(_of_batch(asked[start : start + BATCH]))
    if not found.pop(KNOWN_BAD, None):
        raise NotFoundOutError(
            f"{ADDRESS} knows nothing of {KNOWN_BAD.name} {KNOWN_BAD.version}, of which much is known"
        )
    return found


def _of_npm(text: str) -> list[Package]:
    entries = json.loads(text)["packages"]
    return [Package("npm", path.rpartition("node_modules/")[2], entry["version"])
            for path, entry in entries.items() if path]  # fmt: skip


def _of_batch(packages: Sequence[Package]) -> Advisories:
    found: Advisories = {}
    queries = {package: _query(package) for package in packages}
    for _ in range(_PAGES):
        results = dict(zip(queries, _ask(list(queries.values())), strict=True))
        for package, result in results.items():
            if ids := _ids(result):
                found.setdefault(package, []).extend(ids)
        # Of a package with many advisories the database gives a part, and a token to ask for the next with.
        more = {package: result["next_page_token"] for package, result in results.items() if _has_more(result)}
        if not more:
            return found
        queries = {package: {**_query(package), "page_token": token} for package, token in more.items()}
    raise NotFoundOutError(f"{ADDRESS} gave no end of advisories")


def _query(package: Package) -> dict[str, Any]:
    return {"package": {"ecosystem": package.ecosystem, "name": package.name}, "version": package.version}


def _ask(queries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    try:
        answer = httpx.post(ADDRESS, json={"queries": queries}, timeout=_PATIENCE).raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        raise NotFoundOutError(f"{ADDRESS} could not be asked ({type(error).__name__}: {error})") from error
    except ValueError as error:
        raise _malformed("not JSON") from error
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, list) or not all(isinstance(result, dict) for result in results):
        raise _malformed("no results in it")
    if len(results) != len(queries):
        raise _malformed(f"{len(results)} results for {len(queries)} packages")
    return results


def _ids(result: dict[str, Any]) -> list[str]:
    entries = result.get("vulns", [])
    if not isinstance(entries, list):
        raise _malformed("no list of advisories")
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    if not all(isinstance(name, str) and _ID.fullmatch(name) for name in ids):
        raise _malformed("an advisory without an id")
    return [str(name) for name in ids]


def _has_more(result: dict[str, Any]) -> bool:
    return bool(result.get("next_page_token"))


def _malformed(what: str) -> NotFoundOutError:
    return NotFoundOutError(f"the answer of {ADDRESS} is not as it must be ({what})")


def _show(lock: str, packages: Sequence[Package], known: Advisories) -> None:
    concerned = [package for package in packages if package in known]
    count = f"{len(concerned)} with known advisories" if concerned else "no advisory known"
    print(f"{lock}: {len(packages)} packages, {count}")
    for package in concerned:
        print(f"  {package.name} {package.version}")
        for name in sorted(known[package]):
            print(f"    {READ_MORE}{name}")


if __name__ == "__main__":
    sys.exit(main())
