"""The widget as a person uses it: what can be seen and pressed."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

_FOCUSED = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return (element?.ariaLabel || element?.labels?.[0]?.textContent || element?.textContent || "").trim();
}"""


_ELEMENTS = """root => [...root.shadowRoot.querySelectorAll("*")]
  .filter((e) => %s)
  .map((e) => `${e.tagName} ${e.getAttribute("class") ?? ""}`)"""


class Widget:
    """The widget on a page that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.locator("first-hour-chat .launcher")
        self.panel = page.get_by_role("dialog")
        self.log = page.get_by_role("log")
        self.box = page.locator("first-hour-chat").get_by_label("Your message")
        self.plan = page.locator("first-hour-chat .plan")
        self.emergency = page.locator("first-hour-chat .emergency")

    def open(self) -> Widget:
        self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    def say(self, words: str) -> None:
        self.box.fill(words)
        self.box.press("Enter")

    def ask(self, words: str) -> None:
        """Says something and waits for the reply."""
        self.say(words)
        self.expect_said(words)
        expect(self.log.locator(".said").last.locator("+ *")).to_be_visible()

    def choose(self, label: str) -> None:
        self.log.get_by_role("button", name=label, exact=True).click()

    def expect_said(self, words: str) -> None:
        expect(self.log.locator(".said").last).to_have_text(f"You said: {words}")

    def trouble(self, kind: str) -> Locator:
        return self.page.locator(f"first-hour-chat [data-trouble={kind}]")

    def elements(self, condition: str) -> list[str]:
        """Tag and class of the elements of the shadow root for which a JavaScript expression of `e` holds."""
        return self.page.locator("first-hour-chat").evaluate(_ELEMENTS % condition)

    def focused(self) -> str:
        """The name of what has the focus, in the shadow root too."""
        return re.sub(r"\s+", " ", self.page.evaluate(_FOCUSED))
