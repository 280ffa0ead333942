"""A turn without the conversation engine: the emergency contacts, the best card, and a plan where one can be made.

Nothing is remembered from turn to turn here: only what this one message says is answered.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import Flask

from guidance_kb import clock, replies
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from guidance_kb.planning.reading import read_situation
from guidance_kb.replies import Reply
from guidance_kb.search import decide, search
from guidance_kb.understanding.situation import find_entities, situation_from
from guidance_kb.understanding.victim import speaker_is_victim
from web_widget.chat.choices import SKIP
from web_widget.emergency import BROKEN

DEFAULT_CARD = "contacts-directory"
"""Shown where no card fits."""
_WORDS = {"child": "words-for-a-child", "adult": "words-for-an-adult"}
_TELLING = {"role", "age_group", "place", "missing", "exploitation"}
_ENOUGH = 2  # of these fields make a message the description of a situation


def warm_up(app: Flask) -> None:
    """Loads what an answer needs, so that the first one is as quick as any: it may be the one that matters."""
    with contextlib.suppress(*BROKEN):
        to_text("Who can help a child?", app.config["KNOWLEDGE_BASE"](), clock.now())
    app.extensions["redactor"].redact("Who can help a child?")


def to_text(text: str, kb: KnowledgeBase, at: datetime) -> list[Reply]:
    """The replies to a text. The first is always the emergency card, in the words that fit who speaks."""
    said = situation_from(find_entities(text, kb.gazetteer))
    is_described = said.get("danger") == "now" or len(_TELLING & said.keys()) >= _ENOUGH
    plans = [_plan(said, kb, at)] if is_described else []
    return [*_first(kb, at, speaker_is_victim(text)), *plans, _best_card(text, kb, at, said.get("place"))]


def to_choice(choice: str, kb: KnowledgeBase, at: datetime) -> list[Reply]:
    """The replies to a button, `field:value`."""
    field, _, value = choice.partition(":")
    if field == "topic":
        return [*_first(kb, at), replies.answer(value, kb, at)]
    said = {} if value == SKIP else {field: value}
    return [*_first(kb, at), _plan(said, kb, at), replies.answer(DEFAULT_CARD, kb, at, said.get("place"))]


def _first(kb: KnowledgeBase, at: datetime, speaker: str | None = None) -> list[Reply]:
    words = [replies.text(_WORDS[speaker], kb)] if speaker else []
    return [replies.emergency(kb, at, speaker), *words, replies.text("engine-unreachable", kb)]


def _plan(said: Mapping[str, Any], kb: KnowledgeBase, at: datetime) -> Reply:
    reading = read_situation(said, kb.gazetteer)
    return replies.plan(plan(reading.situation, kb, at, reading.assumed))


def _best_card(text: str, kb: KnowledgeBase, at: datetime, place: str | None) -> Reply:
    hits = search(kb, text)
    best = hits[0].id if decide(hits) != "none" else DEFAULT_CARD
    return replies.answer(best, kb, at, place)
