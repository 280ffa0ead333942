"""The chat as pages: what is sent, what is shown then, and what happens when something goes wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import time_machine

from tests.unit.web.conftest import TEXT_REPLY, PlayedEngine
from tests.unit.web.plain_chat.pages import Pages, phones_in, tree_of
from tests.unit.web.test_chat import gone
from web_widget import limits
from web_widget.plain_chat.page import AWAY, BODY_BYTES

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

QUESTION = {"type": "question", "id": "ask-danger", "slot": "danger", "text": "Is anyone in danger now?",
            "choices": [{"label": "No", "choice": "danger:no"}]}  # fmt: skip
HTML = {"Accept": "text/html"}
Visit = Callable[["Flask"], Pages]


def offers_a_question(engine: PlayedEngine) -> None:
    engine.answer = lambda _: engine.replies(TEXT_REPLY, QUESTION)


def forms_so_far(pages: Pages) -> str:
    return next(one.get("value") for one in pages.form.all(lambda node: node.get("name") == "so_far"))


def has_the_contacts(pages: Pages) -> bool:
    return {"tel:999", "tel:101"} <= set(phones_in(pages.page))


def test_the_first_page_greets_and_offers_ways_to_start(pages: Pages, kb: KnowledgeBase) -> None:
    assert kb.messages["greeting"].text in pages.page.text
    assert [button.text for button in pages.buttons()] == [
        "Send", *(kb.messages[f"chat-starter-{name}"].text for name in ("worried", "ring", "refer"))
    ]  # fmt: skip


def test_a_typed_message_goes_to_the_engine_and_its_reply_is_shown(pages: Pages, engine: PlayedEngine) -> None:
    assert [reply.text for reply in pages.say("Good morning")] == ["Hello."]
    assert engine.asked[0]["text"] == "Good morning"
    assert "You said: Good morning" in pages.turns[0].text
    assert pages.typed == ""


def test_a_way_to_start_is_said_as_if_it_were_typed(pages: Pages, engine: PlayedEngine) -> None:
    pages.press("Who do I ring?")
    assert engine.asked[0]["text"] == "Who do I ring?"


def test_a_button_sends_its_choice_and_shows_its_words(pages: Pages, engine: PlayedEngine) -> None:
    offers_a_question(engine)
    pages.say("hello")
    pages.press("No")
    assert engine.asked[1]["choice"] == "danger:no"
    assert "You said: No" in pages.turns[1].text


def test_what_was_typed_stays_when_a_button_is_pressed_instead(pages: Pages, engine: PlayedEngine) -> None:
    offers_a_question(engine)
    pages.say("hello")
    pages.press("No", typed="half a sent")
    assert pages.typed == "half a sent"


def test_the_whole_conversation_stays_on_the_page_with_the_buttons_of_the_last_turn_alone(
    pages: Pages, engine: PlayedEngine
) -> None:
    offers_a_question(engine)
    for words in ("one", "two", "three"):
        pages.say(words)
    assert [turn.all(lambda node: "fh-said" in node.get("class"))[0].text for turn in pages.turns] == [
        "You said: one", "You said: two", "You said: three"
    ]  # fmt: skip
    assert [button.text for button in pages.buttons()] == ["No", "Send", "End this conversation"]


def test_every_turn_goes_to_the_same_conversation(pages: Pages, visit: Visit, app: Flask, engine: PlayedEngine) -> None:
    pages.say("one")
    pages.say("two")
    visit(app).say("somebody else")
    conversations = [asked["conversation"] for asked in engine.asked]
    assert conversations[0] == conversations[1] != conversations[2]


def test_nothing_of_the_conversation_stands_in_an_address_or_a_cookie_or_is_stored(
    app: Flask, pages: Pages, engine: PlayedEngine
) -> None:
    pages.say("hello")
    response = app.test_client().post("/chat", data={"message": "hello", "so_far": forms_so_far(pages)})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response.headers
    assert pages.form.get("method") == "post"
    conversation = engine.asked[0]["conversation"]
    addresses = [node.get(name) for node in pages.page.all(lambda _: True) for name in ("href", "action", "src")]
    assert not [address for address in addresses if conversation in address or forms_so_far(pages) in address]
    assert "?" not in pages.form.get("action")


def test_the_title_tells_of_the_reply_and_nothing_of_what_was_said(pages: Pages) -> None:
    pages.say("my name is Ada")
    [title] = pages.page.all(lambda node: node.tag == "title")
    assert title.text == "Reply 1: Ask First Hour"


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><b>x', "{{7*7}}", "**bold**"])
def test_what_somebody_typed_is_shown_as_it_is_and_never_run(pages: Pages, words: str) -> None:
    pages.say(words)
    said = pages.turns[0].all(lambda node: "fh-said" in node.get("class"))[0]
    assert said.text == f"You said: {words}"
    assert [part.tag for part in said.all(lambda _: True)] == ["span"]


def test_a_line_break_is_one_character_as_it_is_in_the_api(pages: Pages, engine: PlayedEngine) -> None:
    pages.say("a\r\n" * 1_000)
    assert pages.status == 200
    assert engine.asked[0]["text"] == ("a\n" * 1_000).strip()


def test_links_in_a_reply_open_apart_and_phone_numbers_do_not(pages: Pages, engine: PlayedEngine) -> None:
    engine.answer = lambda _: engine.replies({**TEXT_REPLY, "text": "See [it](/lookup), [that](https://example.org)."})
    [reply] = pages.say("hello")
    links = reply.all(lambda node: node.tag == "a")
    assert [(link.get("target"), link.text) for link in links] == [
        ("_blank", "it (opens in a new tab)"), ("_blank", "that (opens in a new tab)")
    ]  # fmt: skip
    assert not [link for link in pages.page.all(lambda node: node.get("href").startswith("tel:")) if link.get("target")]


# The end


def test_the_way_out_works_without_a_script_and_says_what_it_cannot_do(pages: Pages, kb: KnowledgeBase) -> None:
    [out] = pages.page.all(lambda node: node.tag == "a" and node.get("href") == AWAY)
    assert "noreferrer" in out.get("rel")
    assert kb.messages["chat-exit-limits"].text in pages.page.text


def test_the_widget_and_the_pages_lead_out_to_the_same_place(client: FlaskClient) -> None:
    assert f'"{AWAY}"' in client.get("/widget.js").text


def test_ending_it_makes_the_engine_forget_and_the_page_too(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    pages.say("hello")
    pages.press("End this conversation", typed="something else")
    assert engine.asked[-1] == {"conversation": engine.asked[0]["conversation"]}
    assert pages.turns == []
    assert pages.typed == ""
    assert forms_so_far(pages) == ""
    assert kb.messages["chat-ended"].text in pages.page.text
    pages.say("hello")
    assert engine.asked[-1]["conversation"] != engine.asked[0]["conversation"]


def test_where_the_engine_cannot_be_told_the_page_says_so(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    pages.say("hello")
    engine.is_up = False
    pages.press("End this conversation")
    assert pages.turns == []
    assert kb.messages["chat-ended-here"].text in pages.page.text


@pytest.mark.parametrize("minutes", [29, 31, 600])
def test_it_can_be_ended_however_long_ago_the_last_turn_was(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase, minutes: int
) -> None:
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        pages.say("my name is Ada")
        clock.shift(minutes * 60)
        pages.press("End this conversation", typed="something else")
    ended(pages, kb, "chat-ended")
    assert "Ada" not in pages.page.text
    # What is older the engine has forgotten by itself.
    assert len(engine.asked) == (2 if minutes < 30 else 1)


def test_where_the_conversation_cannot_be_read_the_page_is_emptied_all_the_same(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    pages.say("hello")
    pages.submit({"so_far": "forged.x.y", "end": "yes", "message": "something else"})
    ended(pages, kb, "chat-ended-here")


def ended(pages: Pages, kb: KnowledgeBase, sentence: str) -> None:
    assert pages.status == 200
    assert pages.turns == []
    assert pages.typed == pages.error == forms_so_far(pages) == ""
    assert kb.messages[sentence].text in pages.page.text


# Something goes wrong


def test_without_the_engine_the_knowledge_base_answers(pages: Pages, engine: PlayedEngine) -> None:
    engine.is_up = False
    replies = pages.say("Who can make an NRM referral?")
    assert pages.status == 200
    assert [reply.get("data-reply") for reply in replies] == ["emergency", "text", "answer"]


def refused(pages: Pages, status: int, sentence: str, typed: str) -> None:
    assert pages.status == status
    assert sentence in pages.error
    assert pages.typed == typed
    assert has_the_contacts(pages)
    [title] = pages.page.all(lambda node: node.tag == "title")
    assert title.text.startswith("Error: ")


@pytest.mark.parametrize(
    ("typed", "status", "code"),
    [("", 400, "empty-message"), (" \n ", 400, "empty-message"), ("é" * 2_001, 413, "message-too-long")],
)
def test_what_cannot_be_sent_is_kept_in_the_field_and_the_conversation_on_the_page(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase, typed: str, status: int, code: str
) -> None:
    pages.say("hello")
    pages.say(typed)
    refused(pages, status, kb.messages[code].text, typed)
    assert len(pages.turns) == len(engine.asked) == 1
    pages.say("shorter")
    assert len(pages.turns) == 2


def test_the_longest_field_beside_the_longest_conversation_is_read(
    pages: Pages, kb: KnowledgeBase, engine: PlayedEngine
) -> None:
    # Noise, written so that it can hardly be packed.
    engine.answer = lambda request: engine.replies({"type": "text", "id": "x", "text": _noise(len(engine.asked))})
    for _ in range(12):
        pages.say("more")
    assert kb.messages["chat-cut"].text in pages.page.text
    turns = len(pages.turns)
    pages.say("🙂" * 10_000)
    refused(pages, 413, kb.messages["message-too-long"].text, "🙂" * 10_000)
    assert len(pages.turns) == turns


def _noise(seed: int) -> str:
    import random

    return random.Random(seed).randbytes(4_500).hex()


def test_a_body_beyond_all_bounds_is_refused_with_the_contacts(pages: Pages, kb: KnowledgeBase) -> None:
    pages.say("x" * (BODY_BYTES + 1))
    refused(pages, 413, kb.messages["message-too-long"].text, "")


def test_too_many_messages_are_refused_with_the_words_kept(
    make_app: Callable[..., Flask], visit: Visit, kb: KnowledgeBase, engine: PlayedEngine
) -> None:
    app = make_app(RATELIMIT_ENABLED=True)
    limits.limiter.reset()
    pages = visit(app)
    for number in range(int(limits.CHAT.split()[0])):
        pages.say(f"number {number}")
        assert pages.status == 200
    shown = len(pages.turns)
    pages.say("one more")
    refused(pages, 429, kb.messages["too-many-requests"].text, "one more")
    assert len(pages.turns) == shown
    pages.press("End this conversation")
    assert pages.status == 200
    assert pages.turns == []


def test_after_half_an_hour_the_words_are_kept_and_go_to_a_new_conversation(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        pages.say("hello")
        clock.shift(30 * 60 + 1)
        pages.say("are you there?")
        refused(pages, 401, kb.messages["chat-expired"].text, "are you there?")
        assert len(pages.turns) == len(engine.asked) == 1
        pages.say("are you there?")
    assert [turn.text.count(kb.messages["chat-afresh"].text) for turn in pages.turns] == [0, 1]
    assert engine.asked[0]["conversation"] != engine.asked[1]["conversation"]


def test_a_message_that_was_refused_does_not_keep_the_conversation_alive(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        pages.say("hello")
        clock.shift(20 * 60)
        pages.say("")
        refused(pages, 400, kb.messages["empty-message"].text, "")
        clock.shift(11 * 60)
        pages.say("are you there?")
        refused(pages, 401, kb.messages["chat-expired"].text, "are you there?")
    assert len(engine.asked) == 1


def test_a_forged_conversation_is_refused_with_the_words_kept(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    pages.submit({"so_far": "forged.x.y", "message": "hello"})
    refused(pages, 401, kb.messages["bad-token"].text, "hello")
    assert pages.turns == []
    assert engine.asked == []
    pages.say("hello")
    assert len(pages.turns) == 1


def test_a_choice_that_no_reply_offers_is_refused(pages: Pages, engine: PlayedEngine, kb: KnowledgeBase) -> None:
    pages.submit({"choice": "role:astronaut", "message": "typed"})
    refused(pages, 400, kb.messages["bad-request"].text, "typed")
    assert engine.asked == []


def test_without_engine_and_knowledge_base_the_contacts_and_the_words_are_still_there(
    app: Flask, visit: Visit, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    pages = visit(app)
    engine.is_up = False
    app.config["KNOWLEDGE_BASE"] = gone
    pages.say("hello")
    refused(pages, 503, kb.messages["unavailable"].text, "hello")


def test_a_bug_keeps_the_words_on_the_page_and_out_of_the_log(
    app: Flask, visit: Visit, kb: KnowledgeBase, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise KeyError("my name is Ada")

    pages = visit(app)
    monkeypatch.setattr("web_widget.plain_chat.page.take_turn", bug)
    app.logger.propagate = True
    pages.say("my name is Ada")
    refused(pages, 500, kb.messages["server-error"].text, "my name is Ada")
    assert "KeyError" in caplog.text
    assert "Ada" not in caplog.text


def test_a_reply_that_cannot_be_shown_leaves_the_contacts(
    pages: Pages, engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    engine.answer = lambda _: engine.replies({"type": "answer"})
    pages.say("hello")
    refused(pages, 500, kb.messages["server-error"].text, "hello")


def test_a_page_that_lacks_a_sentence_leaves_the_contacts(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    emergency = app.extensions["emergency"]
    known = emergency.message

    def without_the_hint(name: str) -> str:
        if name == "chat-hint":
            raise KeyError(name)
        return str(known(name))

    monkeypatch.setattr(emergency, "message", without_the_hint)
    client = app.test_client()
    for response in (client.get("/chat", headers=HTML), client.post("/chat", data={"message": ""}, headers=HTML)):
        assert response.status_code in (400, 500)
        assert {"tel:999", "tel:101"} <= set(phones_in(tree_of(response.text)))
    counted = client.get("/metrics").text
    assert 'firsthour_errors_total{code="server-error"} 1.0' in counted
    assert 'firsthour_errors_total{code="empty-message"} 1.0' in counted


# What counts


def test_a_turn_is_counted_like_one_of_the_api(client: FlaskClient, pages: Pages, engine: PlayedEngine) -> None:
    pages.say("hello")
    client.post("/api/v1/chat", json={"message": "hello"})
    engine.is_up = False
    pages.say("hello")
    counted = client.get("/metrics").text
    assert "firsthour_turns_total 3.0" in counted
    assert "firsthour_degraded_turns_total 1.0" in counted
    assert "firsthour_danger_cards_total 1.0" in counted


def test_a_drill_says_what_time_it_is_and_goes_on_saying_it(
    make_app: Callable[..., Flask], visit: Visit, engine: PlayedEngine
) -> None:
    pages = visit(make_app(DRILL=True))
    pages.submit({"message": "hello", "at": "2026-12-25T03:00"})
    pages.say("again")
    assert [asked["at"] for asked in engine.asked] == ["2026-12-25T03:00:00+00:00"] * 2


@pytest.mark.parametrize("is_drill", [True, False])
def test_a_time_that_may_not_be_named_is_refused(
    make_app: Callable[..., Flask], visit: Visit, engine: PlayedEngine, kb: KnowledgeBase, is_drill: bool
) -> None:
    pages = visit(make_app(DRILL=is_drill))
    pages.submit({"message": "hello", "at": "soon" if is_drill else "2026-12-25T03:00"})
    refused(pages, 400, kb.messages["bad-request"].text, "hello")
    assert engine.asked == []


def test_the_engine_that_quotes_puts_no_words_in_the_log(
    pages: Pages, app: Flask, engine: PlayedEngine, caplog: pytest.LogCaptureFixture
) -> None:
    engine.answer = lambda _: httpx.Response(200, text="my name is Ada")
    app.logger.propagate = True
    pages.say("my name is Ada")
    assert "the engine did not answer" in caplog.text
    assert "Ada" not in caplog.text


def test_every_button_speaks_for_the_one_form(pages: Pages, engine: PlayedEngine) -> None:
    offers_a_question(engine)
    pages.say("hello")
    inside = pages.form.all(lambda node: node.tag == "button")
    outside: list[Any] = [button for button in pages.buttons() if button not in inside]
    assert [button.get("form") for button in outside] == ["chat"]
    assert all(button.get("type") == "submit" for button in pages.buttons())


def test_ids_are_unique_though_a_plan_is_shown_twice(pages: Pages, engine: PlayedEngine) -> None:
    engine.is_up = False
    for _ in range(2):
        pages.say("I'm a teacher in Peckham, worried about a girl of 13. Nobody is in danger now.")
    ids = [node.get("id") for node in pages.page.all(lambda node: bool(node.get("id")))]
    assert len(ids) == len(set(ids))
    assert len([name for name in ids if re.match(r"turn-\d-\d-", name)]) > 4
