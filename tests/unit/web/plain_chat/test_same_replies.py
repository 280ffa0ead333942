"""The same conversation over the API and over the pages: the same replies, in the same order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.unit.web.conftest import PlayedEngine
from tests.unit.web.plain_chat.comparing import assert_shows
from tests.unit.web.plain_chat.pages import Pages
from web_widget.replies.examples import examples

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from guidance_kb.knowledge_base import KnowledgeBase

AT = "2026-11-24T23:30"
DESCRIBED = [
    "I am worried about a pupil",
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones "
    "and a boyfriend who's 24. What do I do now?",
    "I am forced to have sex and I am only 12 years old",
    "Who can make an NRM referral?",
    "asdf qwer",
]


@pytest.fixture
def drilled(make_app: Callable[..., Flask]) -> Flask:
    return make_app(DRILL=True)


def test_every_type_of_reply_is_shown_whole(
    drilled: Flask, visit: Callable[[Flask], Pages], engine: PlayedEngine, kb: KnowledgeBase
) -> None:
    from guidance_kb import clock

    every = examples(kb, clock.parse(AT))
    engine.answer = lambda _: engine.replies(*every)
    pages = visit(drilled)
    said = drilled.test_client().post("/api/v1/chat", json={"message": "hello"}).get_json()["replies"]
    assert said == every
    assert_shows(pages.say("hello"), said)


@pytest.mark.parametrize("message", DESCRIBED)
def test_without_the_engine_both_say_the_same(
    drilled: Flask, visit: Callable[[Flask], Pages], engine: PlayedEngine, message: str
) -> None:
    engine.is_up = False
    client: FlaskClient = drilled.test_client()
    pages = visit(drilled)
    pages.at = AT
    assert_shows(
        pages.say(message), client.post("/api/v1/chat", json={"message": message, "at": AT}).get_json()["replies"]
    )
