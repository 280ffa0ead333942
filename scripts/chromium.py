"""Debian's Chromium, for whatever looks at pages: pictures, benchmarks, tests."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""With these it asks nobody for anything but the pages it is sent to."""


def installed() -> str | None:
    """The path of the browser, where there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, running. Exits with a message where there is none."""
    path = installed()
    if path is None:
        sys.exit("Chromium is needed. Run: make install-test")
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()
