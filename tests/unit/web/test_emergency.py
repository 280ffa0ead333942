"""Whatever fails, the emergency contacts are there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidance_kb import settings
from guidance_kb.reading.problem import ContentError
from tests.unit.web.test_bad_input import CHAT, assert_is_error
from tests.unit.web.test_chat import gone
from web_widget import errors
from web_widget.emergency import EmergencyContacts

if TYPE_CHECKING:
    from flask import Flask

    from guidance_kb.knowledge_base import KnowledgeBase


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, to be broken."""
    folder = tmp_path / "content"
    shutil.copytree(settings.CONTENT_DIR, folder)
    monkeypatch.setenv("FIRSTHOUR_CONTENT_DIR", str(folder))
    return folder


def test_every_error_code_has_its_sentence(kb: KnowledgeBase) -> None:
    wanted = {errors.SENTENCE.get(code, code) for code in errors.STATUS}
    assert wanted <= kb.messages.keys()


def test_the_contacts_outlive_the_knowledge_base(kb: KnowledgeBase) -> None:
    sources = [lambda: kb, gone]
    emergency = EmergencyContacts(lambda: sources.pop(0)() if len(sources) > 1 else gone())
    assert [contact["phone"] for contact in emergency.contacts()][0] == "999"
    assert emergency.message("server-error") == kb.messages["server-error"].text


def test_at_the_start_the_content_files_are_enough(content: Path, kb: KnowledgeBase) -> None:
    (content / "topics" / "urgent" / "emergency-999.md").write_text("no card any more")
    emergency = EmergencyContacts(gone)
    assert emergency.contacts()[0]["id"] == "police-999"
    assert emergency.message("server-error") == kb.messages["server-error"].text


def test_with_nothing_to_show_it_does_not_start(content: Path) -> None:
    (content / "directory" / "contacts" / "national.yml").write_text("][")
    with pytest.raises(ContentError):
        EmergencyContacts(gone)


def test_the_api_answers_503_when_the_knowledge_base_is_gone(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.config["KNOWLEDGE_BASE"] = gone
    client = app.test_client()
    assert_is_error(client.get("/api/v1/topics"), 503, "unavailable")
    assert_is_error(client.post("/api/v1/plan", json={}), 503, "unavailable")


def test_a_page_shows_the_contacts_when_the_knowledge_base_is_gone(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.config["KNOWLEDGE_BASE"] = gone
    response = app.test_client().get("/plan?role=teacher", headers={"Accept": "text/html"})
    assert response.status_code == 503
    assert 'href="tel:999"' in response.text


def test_a_bug_answers_500_with_contacts_and_logs_no_words(
    app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise KeyError("my name is Ada")

    monkeypatch.setattr("web_widget.api.chat.take_turn", bug)
    app.logger.propagate = True
    response = app.test_client().post(CHAT, json={"message": "my name is Ada"})
    assert_is_error(response, 500, "server-error")
    assert "KeyError" in caplog.text
    assert "Ada" not in caplog.text + response.text


def test_a_broken_error_page_becomes_json_with_the_contacts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.jinja_env.globals, "url_for", None)
    monkeypatch.delitem(app.jinja_env.filters, "markdown")
    app.jinja_env.cache.clear()  # type: ignore[union-attr]
    app.jinja_loader = None
    response = app.test_client().get("/nothing", headers={"Accept": "text/html"})
    assert_is_error(response, 404, "not-found")
