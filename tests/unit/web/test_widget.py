"""The files of the widget: small, the same at every hour, and to be had for as long as a page pins them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections import Counter
from datetime import datetime, timezone
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidance_kb import clock
from guidance_kb.named_records import STARTERS
from web_widget.widget import Releases
from web_widget.widget.script import FOLDER, SENTENCES, widget_script

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase


class _Tag(HTMLParser):
    """The attributes of the page's script."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.attributes = dict(attrs)


def pinned(client: FlaskClient) -> dict[str, str | None]:
    page = _Tag()
    page.feed(client.get("/embed-example").text)
    return page.attributes


def sha384(data: bytes) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(data).digest()).decode()


@pytest.fixture
def folder(app: Flask, tmp_path: Path) -> Path:
    """Where the versions of this test are kept."""
    app.extensions["widget"] = Releases(tmp_path / "widget")
    return tmp_path / "widget"


def test_with_the_real_contacts_and_sentences_script_and_stylesheet_stay_small(client: FlaskClient) -> None:
    script, style = client.get("/widget.js").data, client.get("/widget.css").data
    assert b'"phone":"999"' in script
    assert len(gzip.compress(script)) <= 14 * 1024
    assert len(gzip.compress(style)) <= 4 * 1024


def test_they_travel_packed(client: FlaskClient) -> None:
    packed = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == client.get("/widget.js").data


def test_the_printed_tag_has_the_hash_of_what_is_at_its_address(client: FlaskClient, folder: Path) -> None:
    tag = pinned(client)
    answer = client.get(str(tag["src"]).removeprefix("http://localhost"))
    assert tag["integrity"] == sha384(answer.data)
    assert tag["crossorigin"] == "anonymous"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "immutable" in answer.headers["Cache-Control"]


def test_the_script_names_its_stylesheet_with_version_and_hash(client: FlaskClient, folder: Path) -> None:
    path, integrity = re.findall(r'"style":{"path":"([^"]+)","integrity":"([^"]+)"}', client.get("/widget.js").text)[0]
    assert integrity == sha384(client.get(path).data)


def test_a_pinned_version_stays_when_a_newer_one_comes(
    client: FlaskClient, folder: Path, kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    src = str(pinned(client)["src"]).removeprefix("http://localhost")
    before = client.get(src).data
    monkeypatch.setattr("web_widget.widget.SENTENCES", ("widget-welcome",))
    newest = client.get("/widget.js").data
    assert newest != before
    assert pinned(client)["integrity"] == sha384(newest)
    assert client.get(src).data == before


@pytest.mark.parametrize("version", ["0" * 16, "../../gateway", "", "x" * 500])
def test_a_version_that_is_not_known_brings_the_newest_and_is_not_cached_for_long(
    client: FlaskClient, folder: Path, version: str
) -> None:
    answer = client.get("/widget.js", query_string={"v": version})
    assert answer.data == client.get("/widget.js").data
    assert "immutable" not in answer.headers["Cache-Control"]


def test_a_kept_version_that_was_tampered_with_is_not_handed_out(client: FlaskClient, folder: Path) -> None:
    src = str(pinned(client)["src"]).removeprefix("http://localhost")
    for file in folder.glob("widget-*.js"):
        file.write_text("alert(1)")
    assert "alert(1)" not in client.get(src).text


def test_a_folder_that_cannot_be_written_to_takes_no_widget_away(client: FlaskClient, app: Flask) -> None:
    app.extensions["widget"] = Releases(Path("/dev/null/widget"))
    assert '"phone":"999"' in client.get("/widget.js").text
    assert client.get(str(pinned(client)["src"]).removeprefix("http://localhost")).status_code == 200


def test_the_script_is_the_same_at_noon_and_at_night(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    # With a contact whose line of the night comes first at night.
    monkeypatch.setattr("web_widget.emergency.EMERGENCY_CONTACTS", ("police-999", "southwark-children"))
    scripts, errors = set(), set()
    for hour in (3, 12, 22):
        monkeypatch.setattr(clock, "now", lambda hour=hour: datetime(2026, 12, 1, hour, tzinfo=timezone.utc))
        scripts.add(client.get("/widget.js").data)
        errors.add(client.get("/api/v1/nothing").data)
    assert len(errors) > 1
    assert len(scripts) == 1


def test_the_script_carries_its_sentences_out_of_the_knowledge_base(client: FlaskClient, kb: KnowledgeBase) -> None:
    script = client.get("/widget.js").text
    for name in SENTENCES:
        assert kb.messages[name].text.replace('"', '\\"') in script, name


def test_no_sentence_stands_in_its_source_too(kb: KnowledgeBase) -> None:
    source = widget_script([])
    assert [name for name in SENTENCES if kb.messages[name].text in source] == []


def test_it_offers_the_ways_to_start_of_the_pages(client: FlaskClient, kb: KnowledgeBase) -> None:
    sentences = json.loads(re.findall(r'"sentences":({[^}]*})', client.get("/widget.js").text)[0])
    starters = [text for name, text in sentences.items() if name.startswith("chat-starter-")]
    assert starters == [kb.messages[name].text for name in STARTERS]


def test_no_two_modules_declare_the_same_name() -> None:
    """They become one function, in which the second declaration would take the place of the first."""
    names = Counter(re.findall(r"^(?:async )?(?:function|const|class|let) (\w+)", widget_script([]), re.MULTILINE))
    assert [name for name, count in names.items() if count > 1] == []
    assert len(names) > 50


def test_every_class_of_the_stylesheet_is_one_that_the_script_uses() -> None:
    style, script = (FOLDER / "widget.css").read_text(), widget_script([])
    used = set(re.findall(r"[\w-]+", script))
    assert {name for name in re.findall(r"\.([a-z][\w-]*)(?=[^{}]*{)", style)} - used == set()
