"""axe-core on a page: its violations of WCAG 2.2 A and AA."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    # axe leaves this one out of its tags until it is asked for.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
# axe cannot tell the colour behind what lies above something else, so the contrast of the widget is judged alone.
_ALONE = "() => { document.querySelector('main').hidden = true }"
_UNDER_A_SHEET = "launcher"


def violations(page: Page) -> list[str]:
    """One line for each violation. Empty where all is well."""
    return [_line(found, node) for found in _run(page)["violations"] for node in found["nodes"]]


def undecided_contrasts(page: Page) -> list[str]:
    """One line for each text of the widget whose contrast axe could not decide. Hides the page around it."""
    page.evaluate(_ALONE)
    contrasts = [found for found in _run(page)["incomplete"] if found["id"] == "color-contrast"]
    lines = [_line(found, node) for found in contrasts for node in found["nodes"]]
    return [line for line in lines if _UNDER_A_SHEET not in line]


def _run(page: Page) -> dict[str, Any]:
    page.evaluate(AXE_SCRIPT)
    return page.evaluate("options => axe.run(document, options)", _OPTIONS)


def _line(found: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{found['id']}: {found['help']}: {node['html'][:150]}: {node.get('failureSummary', '')}"
