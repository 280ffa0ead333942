"""The switch that turns the chat off, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from click.testing import CliRunner, Result

from tests.unit.web.conftest import TEXT_REPLY, PlayedEngine
from tests.unit.web.plain_chat.pages import Pages, phones_in, tree_of
from tests.unit.web.test_bad_input import CHAT, assert_is_error
from tests.unit.web.test_chat import gone, ids
from tests.unit.web.test_console import CHECKS_HAVE_EXPIRED
from tests.unit.web.test_openapi import check
from web_widget.__main__ import web
from web_widget.chat import switch

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

NOT_LIKE_THE_OTHERS = ["hello", "Who can make an NRM referral?", "He has a knife and is at the door",
                       "I am 12 and they make me do it", "My name is Ada Lovelace", "/restart"]  # fmt: skip
AS_ROOT = os.geteuid() == 0


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own: no other test may find the chat switched off."""
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def pages(app: Flask) -> Pages:
    client = app.test_client()

    def send(address: str, fields: Any) -> tuple[int, str]:
        response = client.post(address, data=fields)
        return response.status_code, response.text

    return Pages(send, tree_of(client.get("/chat").text))


def say(client: FlaskClient, **body: Any) -> dict[str, Any]:
    return dict(check(client.post(CHAT, json=body or {"message": "hello"}), CHAT, "post"))


def assert_is_off(answer: dict[str, Any]) -> None:
    assert [(reply["type"], reply["id"]) for reply in answer["replies"]] == [
        ("emergency", "emergency"), ("text", "chat-off"), ("text", "chat-off-instead"),
        ("contacts", "chat-off-about-you"),
    ]  # fmt: skip
    assert answer["degraded"] is True


def command(*words: str) -> Result:
    return CliRunner().invoke(web, ["chat", *words])


def broken(*_: object, **__: object) -> Any:
    raise AssertionError("was asked")


# What is answered


def test_the_switch_takes_effect_at_once_and_so_does_switching_on_again(
    client: FlaskClient, engine: PlayedEngine
) -> None:
    assert say(client)["replies"] == [TEXT_REPLY]
    switch.turn_off()
    assert_is_off(say(client))
    switch.turn_on()
    assert say(client)["replies"] == [TEXT_REPLY]
    assert len(engine.asked) == 2


def test_every_web_process_on_the_folder_sees_it(make_app: Callable[..., Flask]) -> None:
    clients = [make_app().test_client() for _ in range(2)]
    switch.turn_off()
    for client in clients:
        assert_is_off(say(client))


@pytest.mark.parametrize("message", NOT_LIKE_THE_OTHERS)
def test_while_it_is_off_everybody_gets_the_same(client: FlaskClient, engine: PlayedEngine, message: str) -> None:
    switch.turn_off()
    answer = say(client, message=message)
    assert_is_off(answer)
    assert answer["removed"] == []
    assert engine.paths == []


@pytest.mark.parametrize("choice", ["role:teacher", "danger:now", "place:skip", "topic:emergency-999"])
def test_a_button_is_answered_in_the_same_way(client: FlaskClient, engine: PlayedEngine, choice: str) -> None:
    switch.turn_off()
    assert_is_off(say(client, choice=choice))
    assert engine.paths == []


def test_while_it_is_off_nothing_is_understood_and_no_identifier_is_looked_for(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web_widget.chat.turn.without_identifiers", broken)
    for name in ("search", "find_entities", "speaker_is_victim", "plan"):
        monkeypatch.setattr(f"web_widget.chat.degraded.{name}", broken)
    switch.turn_off()
    assert_is_off(say(app.test_client(), message="A girl of 14 in Lambeth has gone missing"))


def test_it_also_holds_while_the_engine_is_down(client: FlaskClient, engine: PlayedEngine) -> None:
    engine.is_up = False
    switch.turn_off()
    assert_is_off(say(client))


def test_an_answer_that_was_under_way_is_held_back(client: FlaskClient, engine: PlayedEngine) -> None:
    def slow(_: httpx.Request) -> httpx.Response:
        switch.turn_off()
        return engine.replies(TEXT_REPLY)

    engine.answer = slow
    assert_is_off(say(client, message="My name is Ada Lovelace"))


def test_every_sentence_stands_in_the_knowledge_base_and_leads_to_pages_that_are_there(
    client: FlaskClient, kb: KnowledgeBase
) -> None:
    switch.turn_off()
    answer = say(client)
    for reply in answer["replies"]:
        assert reply["text"] == kb.messages[reply["id"]].text
    links = [link for link in ("/plan", "/lookup", "/contacts") if f"]({link})" in answer["replies"][2]["text"]]
    assert links == ["/plan", "/lookup", "/contacts"]
    assert [client.get(link).status_code for link in links] == [200, 200, 200]


def test_there_are_numbers_for_whoever_wrote(client: FlaskClient) -> None:
    switch.turn_off()
    first, *_, last = say(client)["replies"]
    assert ids(first["contacts"])[0] == "police-999"
    assert {"nspcc-helpline", "unseen-modern-slavery-helpline"} <= set(ids(first["contacts"]))
    assert ids(last["contacts"]) == ["childline", "police-999-silent-55"]


def test_a_drill_says_what_time_it_is(drill: FlaskClient) -> None:
    switch.turn_off()
    now, when_checks_have_expired = (
        say(drill, message="hello", at=at)["replies"][0]["contacts"] for at in ("2026-11-24T11:00", CHECKS_HAVE_EXPIRED)
    )
    assert now != when_checks_have_expired


# The conversation and the errors keep their shape


def test_a_conversation_goes_on_when_the_chat_is_on_again(client: FlaskClient, engine: PlayedEngine) -> None:
    token = say(client)["conversation"]
    switch.turn_off()
    token = say(client, message="hello", conversation=token)["conversation"]
    switch.turn_on()
    say(client, message="hello", conversation=token)
    assert engine.asked[0]["conversation"] == engine.asked[-1]["conversation"]


def test_a_conversation_can_still_be_ended(client: FlaskClient, engine: PlayedEngine) -> None:
    token = say(client)["conversation"]
    switch.turn_off()
    assert client.post("/api/v1/chat/end", json={"conversation": token}).get_json() == {"ended": True}
    assert engine.paths[-1] == "/webhooks/gateway/forget"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"message": ""}, 400, "empty-message"),
        ({"message": "a" * 2001}, 413, "message-too-long"),
        ({"choice": "role:spy"}, 400, "bad-request"),
        ({"message": "hello", "conversation": "forged"}, 401, "bad-token"),
        ({"message": "hello", "at": "2026-12-25T03:00"}, 400, "bad-request"),
    ],
)
def test_errors_are_as_before(client: FlaskClient, body: dict[str, str], status: int, code: str) -> None:
    switch.turn_off()
    assert_is_error(client.post(CHAT, json=body), status, code)


def test_without_a_knowledge_base_the_contacts_are_still_there(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    app.config["KNOWLEDGE_BASE"] = gone
    switch.turn_off()
    assert_is_error(app.test_client().post(CHAT, json={"message": "hello"}), 503, "unavailable")


# The pages


def test_the_chat_as_pages_says_it_too(pages: Pages, engine: PlayedEngine, kb: KnowledgeBase) -> None:
    switch.turn_off()
    replies = pages.say("My name is Ada Lovelace")
    assert [reply.get("data-reply") for reply in replies] == ["emergency", "text", "text", "contacts"]
    assert {"tel:999", "tel:101"} <= set(phones_in(pages.page))
    assert engine.paths == []


def test_the_first_page_says_so_before_a_word_is_typed(client: FlaskClient) -> None:
    words = "The chat is switched off for now"
    assert words not in client.get("/chat").text
    switch.turn_off()
    assert words in client.get("/chat").text


def test_what_was_typed_is_neither_shown_nor_carried_on(pages: Pages, kb: KnowledgeBase) -> None:
    switch.turn_off()
    pages.say("My name is Ada Lovelace")
    assert f"You said: {kb.messages['chat-off-said'].text}" in pages.turns[0].text
    assert "Lovelace" not in pages.page.text
    assert all("Lovelace" not in field.get("value") for field in pages.form.all(lambda node: node.tag == "input"))


def test_the_chat_as_pages_goes_on_when_it_is_on_again(pages: Pages) -> None:
    switch.turn_off()
    pages.say("hello")
    switch.turn_on()
    assert [reply.text for reply in pages.say("hello")] == ["Hello."]


@pytest.mark.parametrize("path", ["/", "/chat", "/lookup?q=nrm&place=lambeth", "/plan", "/contacts", "/topics",
                                  "/topics/emergency-999", "/matrix", "/widget.js"])  # fmt: skip
def test_all_else_stays(client: FlaskClient, path: str) -> None:
    before = client.get(path)
    switch.turn_off()
    after = client.get(path)
    assert (before.status_code, after.status_code) == (200, 200)
    if path != "/widget.js":
        assert {"tel:999", "tel:101"} <= set(phones_in(tree_of(after.text)))


def test_a_plan_a_lookup_and_pasted_words_are_no_chat(client: FlaskClient, engine: PlayedEngine) -> None:
    switch.turn_off()
    assert client.post("/api/v1/plan", json={"place": "lambeth"}).get_json()["steps"]
    assert client.get("/api/v1/lookup?q=nrm").get_json()["results"]
    understood = client.post("/api/v1/understand", json={"message": "A teacher in Lambeth"}).get_json()
    assert understood["situation"]["place"] == "lambeth"
    assert engine.paths == ["/webhooks/gateway/parse"]
    pasted = client.post("/lookup", data={"words": "A teacher in Lambeth"})
    assert pasted.status_code == 303
    assert "place=lambeth" in pasted.headers["Location"]


# What turns it off


@pytest.mark.parametrize("value", ["off", "OFF", " off ", "no", "0"])
def test_the_setting_turns_it_off_whatever_it_says_but_on(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("FIRSTHOUR_CHAT", value)
    assert_is_off(say(client))


@pytest.mark.parametrize("value", ["", "on", "On"])
def test_the_setting_on_is_as_if_there_were_none(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("FIRSTHOUR_CHAT", value)
    assert say(client)["degraded"] is False
    switch.turn_off()
    assert_is_off(say(client))


def test_a_file_that_nobody_may_read_turns_it_off(client: FlaskClient, folder: Path) -> None:
    switch.turn_off()
    (folder / "chat-off").chmod(0)
    assert_is_off(say(client))


def test_anything_of_that_name_turns_it_off(client: FlaskClient, folder: Path) -> None:
    (folder / "chat-off").symlink_to(folder / "nowhere")
    assert_is_off(say(client))
    (folder / "chat-off").unlink()
    (folder / "chat-off").mkdir()
    assert_is_off(say(client))


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_where_it_cannot_be_told_the_chat_is_off(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def lstat(_: object) -> None:
        raise error

    monkeypatch.setattr("web_widget.chat.switch.os", type("os", (), {"lstat": lstat, "environ": os.environ}))
    assert_is_off(say(client))
    assert client.get("/readyz").get_json()["chat"] == {"on": False, "off_by": ["folder-unreadable"]}


def test_a_data_folder_that_is_none_turns_it_off(
    client: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(folder / "file"))
    assert_is_off(say(client))


# What is said to those who run it


def test_readiness_says_it_and_nothing_is_called_broken(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def chat() -> Any:
        response = client.get("/readyz")
        assert response.status_code == 200
        return check(response, "/readyz")["chat"]

    assert chat() == {"on": True, "off_by": []}
    switch.turn_off()
    assert chat() == {"on": False, "off_by": ["file"]}
    monkeypatch.setenv("FIRSTHOUR_CHAT", "off")
    assert chat() == {"on": False, "off_by": ["setting", "file"]}


def test_it_is_counted(client: FlaskClient) -> None:
    assert "firsthour_chat_on 1.0" in client.get("/metrics").text
    switch.turn_off()
    say(client)
    text = client.get("/metrics").text
    for line in ("firsthour_chat_on 0.0", "firsthour_turns_total 1.0", "firsthour_degraded_turns_total 1.0"):
        assert line in text


def test_the_commands_turn_it_off_and_on_and_say_how_it_is(client: FlaskClient, folder: Path) -> None:
    (folder / "knowledge.sqlite").touch()
    assert command("state").output == "The chat is on.\n"
    off = command("off")
    assert (off.exit_code, off.output) == (0, f"The chat is off: {folder / 'chat-off'} is there.\n")
    assert_is_off(say(client))
    assert f"The chat is off: {folder / 'chat-off'} is there, since 20" in command("state").output
    on = command("on")
    assert (on.exit_code, on.output) == (0, "The chat is on.\n")
    assert say(client)["degraded"] is False


def test_each_command_can_be_given_twice(folder: Path) -> None:
    for word, is_off in (("off", True), ("off", True), ("on", False), ("on", False)):
        assert command(word).exit_code == 0
        assert switch.is_off() is is_off


def test_turning_it_off_twice_keeps_since_when_it_is_off(folder: Path) -> None:
    command("off")
    os.utime(folder / "chat-off", (0, 0))
    command("off")
    assert "since 1970-01-01" in command("state").output


def test_an_empty_folder_may_be_the_wrong_one(folder: Path) -> None:
    assert "/readyz" in command("off").output
    assert "/readyz" not in command("off").output


def test_what_could_not_be_turned_off_is_not_said_to_be_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "file").touch()
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(folder / "file"))
    failed = command("off")
    assert failed.exit_code == 1
    assert "The chat is off" not in failed.output
    assert "FIRSTHOUR_CHAT=off" in failed.output


@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_a_folder_that_takes_no_file_leaves_it_on_and_says_so(folder: Path) -> None:
    folder.chmod(0o500)
    assert command("off").exit_code == 1
    assert not switch.is_off()


def test_what_could_not_be_turned_on_is_not_said_to_be_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "chat-off").mkdir()
    assert command("on").exit_code == 1
    (folder / "chat-off").rmdir()
    monkeypatch.setenv("FIRSTHOUR_CHAT", "off")
    failed = command("on")
    assert failed.exit_code == 1
    assert "FIRSTHOUR_CHAT" in failed.output
    assert "FIRSTHOUR_CHAT is off" in command("state").output


def test_without_a_command_it_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    served = []
    monkeypatch.setattr("web_widget.__main__.main", lambda: served.append(True))
    assert CliRunner().invoke(web, []).exit_code == 0
    assert served == [True]
    command("state")
    assert served == [True]
