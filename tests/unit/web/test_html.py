"""Every page keeps to the HTML standard, as html-validate reads it."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

from scripts.processes import PROJECT
from tests.unit.web.test_pages import PAGES

if TYPE_CHECKING:
    from flask.testing import FlaskClient

VALIDATE = PROJECT / "tests/unit/web/validate.mjs"


def findings(pages: dict[str, str]) -> list[str]:
    sent = json.dumps([{"name": name, "html": html} for name, html in pages.items()])
    command = [str(shutil.which("node")), str(VALIDATE)]
    done = subprocess.run(command, input=sent, capture_output=True, text=True, cwd=PROJECT)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_page_is_valid(client: FlaskClient) -> None:
    more = ["/embed-example", "/plan?age=x&place=nowhere&role=teacher", "/referral/nrm", "/topics/nrm-child"]
    pages = {path: client.get(path, headers={"Accept": "text/html"}).text for path in [*PAGES, *more]}
    pages["/matrix, sent"] = client.post("/matrix", data={"role": "teacher"}).text
    assert findings(pages) == []


def test_a_page_that_is_not_valid_is_found() -> None:
    assert findings({"x": "<!DOCTYPE html><html><p id=a><b id=a></p></b>"}) != []
