"""The preview for editors: a card that reloads when its file is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from guidance_kb.reading.problem import Problem
from web_widget.topics import pages

if TYPE_CHECKING:
    import pytest
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

CARD = "/topics/escalation"


def test_the_public_page_has_no_preview(client: FlaskClient) -> None:
    assert "preview" not in client.get(CARD).text
    assert client.get(f"{CARD}/preview").status_code == 404


def test_the_preview_knows_the_version_that_is_live(make_app: Callable[..., Flask], kb: KnowledgeBase) -> None:
    client = make_app(PREVIEW=True).test_client()
    version = kb.topics["escalation"].version
    assert client.get(f"{CARD}/preview").get_json() == {"version": version, "problems": []}
    assert f'data-version="{version}"' in client.get(CARD).text


def test_the_preview_shows_what_is_wrong_with_the_last_save(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem("topics/referral/escalation.md", 2, "E003", "is not YAML.", "Check quotes.")
    monkeypatch.setattr(pages, "content_problems", lambda: (problem,))
    shown = make_app(PREVIEW=True).test_client().get(f"{CARD}/preview").get_json()
    assert shown["problems"] == ["topics/referral/escalation.md:2: E003 is not YAML. Check quotes."]
