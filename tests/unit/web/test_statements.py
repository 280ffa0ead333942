"""`/accessibility` and `/privacy`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.unit.web.test_pages import text_of
from web_widget.statements.pages import filled_in

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

STATEMENTS = ("/accessibility", "/privacy")


@pytest.mark.parametrize("path", STATEMENTS)
def test_what_is_not_configured_is_said_and_not_invented(client: FlaskClient, kb: KnowledgeBase, path: str) -> None:
    html = text_of(client, path)
    assert kb.messages["operator-not-said"].text in html
    assert kb.messages["contact-not-said"].text in html
    assert "{" not in html


@pytest.mark.parametrize("path", STATEMENTS)
def test_whoever_runs_it_is_named(make_app: Callable[..., Flask], kb: KnowledgeBase, path: str) -> None:
    settings = {"OPERATOR": "Example Council", "OPERATOR_CONTACT": "write to us", "ENFORCEMENT": "The Commission"}
    html = text_of(make_app(**settings).test_client(), path)
    assert "Example Council" in html
    assert "write to us" in html
    assert kb.messages["operator-not-said"].text not in html
    assert ("The Commission" in html) == (path == "/accessibility")


def test_a_setting_is_text_and_not_markdown() -> None:
    assert filled_in("By {operator}.", {"operator": "*A* [b](c)"}) == r"By \*A\* \[b\](c)."


def test_every_page_leads_to_both(client: FlaskClient) -> None:
    html = client.get("/").text
    assert all(f'href="{path}"' in html for path in STATEMENTS)
