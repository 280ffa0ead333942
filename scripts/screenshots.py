"""`make screenshots`: the pictures of the README, taken from a running First Hour in a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from guidance_kb import settings
from scripts.chromium import chromium
from scripts.prepare import prepare
from scripts.processes import PROJECT, Setup, choose_ports, free_port
from scripts.serving import serving

IMAGES = PROJECT / "docs" / "images"
NOW = "2026-11-24T11:00+00:00"
DANGER = "He is outside with a knife and says he will take her tonight"
WORRY = (
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones and a boyfriend "
    "who's 24. What do I do now?"
)
PLAN = "/plan?role=teacher&age=14&place=southwark&danger=no"
DESK, PHONE, A4 = (1280, 800), (390, 844), (794, 1123)
SCHEMES = ("light", "dark")
# A printer leaves these; a screen does not.
_MARGINS = "document.body.style.margin = '12mm'"


@dataclass(frozen=True)
class Picture:
    """One picture: the page it begins on, what is done there, how large the window is, whether it is printed."""

    path: str
    act: Callable[[Page], None] = lambda page: None
    size: tuple[int, int] = DESK
    on_paper: bool = False


def main() -> None:
    """Writes every picture, light and dark. Exits with a message where there is no Chromium."""
    # The same minute on every run, so that a picture changes only with what it shows.
    os.environ["FIRSTHOUR_NOW"] = NOW
    data_dir = settings.data_dir().resolve()
    prepare(data_dir)
    with chromium() as browser, serving(Setup(data_dir, choose_ports(free_port(8000)))) as server:
        take_all(browser, server.url)


def take_all(browser: Browser, url: str) -> None:
    """Takes them into `docs/images/`: `NAME.png`, and `NAME-dark.png` of what is not on paper."""
    for name, picture in PICTURES.items():
        for scheme in SCHEMES[:1] if picture.on_paper else SCHEMES:
            take(browser, url, name, picture, scheme)


def take(browser: Browser, url: str, name: str, picture: Picture, scheme: str) -> None:
    """Takes one."""
    width, height = picture.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if picture.size == PHONE else 1,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page.goto(url + picture.path)
    picture.act(page)
    if picture.on_paper:
        page.emulate_media(media="print")
        page.evaluate(_MARGINS)
    page.screenshot(path=IMAGES / f"{name}{'-dark' if scheme == 'dark' else ''}.png")
    page.close()


def open_chat(page: Page) -> None:
    """Opens the widget."""
    page.locator("first-hour-chat .launcher").click()
    page.get_by_role("dialog").get_by_label("Your message").wait_for()


def _after(message: str, sign: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        open_chat(page)
        page.get_by_role("dialog").get_by_label("Your message").fill(message)
        page.keyboard.press("Enter")
        page.get_by_role("log").locator(sign).first.evaluate("card => card.scrollIntoView()")

    return act


PICTURES = {
    "chat-plan": Picture("/", _after(WORRY, ".plan")),
    "emergency": Picture("/", _after(DANGER, ".emergency"), size=PHONE),
    "console": Picture("/lookup?open=NRM-02&role=teacher&age=14&place=southwark"),
    "plan-printed": Picture(PLAN, size=A4, on_paper=True),
}
"""By name."""


if __name__ == "__main__":
    main()
