from __future__ import annotations

import gzip
import re

from playwright.sync_api import Page, expect

from tests.browser.widget import Widget
from web_widget.widget.script import widget_script

_STATES = ("worried", "exampleborough", "card", "which", "signs", "ring", "help!")
_PARSES_OR_EVALUATES = r"(?:inner|outer|insertAdjacent)HTML|document\.write|eval\(|new Function|\.cookie|localStorage"


def _script() -> str:
    return widget_script([])


def test_a_strict_content_security_policy_refuses_nothing(page: Page, widget: Widget, elsewhere: list[str]) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    widget.open()
    for words in _STATES:
        widget.ask(words)
    assert page.evaluate("window.violations") == []
    assert errors == []
    assert elsewhere == []


def test_the_policy_of_that_page_is_in_force(page: Page, widget: Widget) -> None:
    page.evaluate("document.head.append(Object.assign(document.createElement('style'), {textContent: 'a{}'}))")
    page.wait_for_function("window.violations.length > 0")
    assert page.evaluate("window.violations") == ["style-src-elem"]


def test_the_script_parses_no_html_and_evaluates_no_text() -> None:
    assert re.findall(_PARSES_OR_EVALUATES, _script()) == []


def test_the_script_has_no_phone_number_of_its_own() -> None:
    code = re.sub(r"https?://\S+|#[0-9a-f]{6}|http://www.w3.org/\d+", "", _script())
    assert re.findall(r"(?<![\w.])(?:999|101|0\d{2,4}[ -]?\d{3,})(?![\w.])", code) == []


def test_the_contacts_inside_the_script_are_those_it_was_given() -> None:
    assert '"contacts":[{"name":"A </script> line","always_open":false' in widget_script([{"name": "A </script> line"}])
    assert "__FIRST_HOUR__" not in widget_script([])


def test_script_and_stylesheet_stay_small(server_files: dict[str, bytes]) -> None:
    assert len(gzip.compress(server_files["/widget.js"])) < 14 * 1024
    assert len(gzip.compress(server_files["/widget.css"])) < 4 * 1024


def test_the_tag_twice_makes_one_widget(page: Page, widget: Widget) -> None:
    page.evaluate(_script())
    expect(page.locator("first-hour-chat")).to_have_count(1)
