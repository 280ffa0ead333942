"""`make screenshots`: the pictures of the README, taken from a running First Hour in a real browser."""

from __future__ import annotations

import os
import shutil
import sys

from playwright.sync_api import Page, sync_playwright

from guidance_kb import settings
from scripts.prepare import prepare
from scripts.processes import PROJECT, Ports, Setup, free_port
from scripts.serving import serving

IMAGES = PROJECT / "docs" / "images"
WORRY = (
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones and a boyfriend "
    "who's 24. What do I do now?"
)
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
          "--disable-component-update", "--disable-sync")  # fmt: skip


def main() -> None:
    """Writes the pictures. Exits with a message where there is no Chromium."""
    chromium = shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium is needed. Run: make install-test")
    os.environ["FIRSTHOUR_NOW"] = "2026-11-24T11:00+00:00"
    data_dir = settings.data_dir().resolve()
    prepare(data_dir)
    with serving(Setup(data_dir, Ports(free_port(), free_port(), free_port()))) as server, sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium, args=list(_QUIET))
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(server.url)
        take_plan(page)
        browser.close()


def take_plan(page: Page) -> None:
    """A worried teacher gets a plan."""
    page.get_by_role("button", name="Worried about someone?").click()
    page.get_by_label("Your message").fill(WORRY)
    page.keyboard.press("Enter")
    page.get_by_text("A child in London").wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=IMAGES / "plan.png")


if __name__ == "__main__":
    main()
