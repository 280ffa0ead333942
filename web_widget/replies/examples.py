"""One reply of every type, made of the guidance itself: the page that the macros are tried on."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from flask import render_template

from guidance_kb import clock, replies
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from guidance_kb.planning.reading import read_situation
from guidance_kb.replies import Reply
from guidance_kb.spotting.spot import Spotted
from web_widget.knowledge import kb

_SITUATION = {"role": "teacher", "age_group": "child", "danger": "no", "place": "southwark"}


def page() -> str:
    """The examples, as a conversation shows them."""
    return render_template("replies/examples.html", examples=examples(kb(), clock.now()))


def examples(kb: KnowledgeBase, at: datetime) -> list[Reply]:
    """One reply of every type of the contract, in its order."""
    reading = read_situation(_SITUATION, kb.gazetteer)
    cards = list(islice(kb.topics, 3))
    signs = [Spotted(name, "two phones", 0, 10) for name in islice(kb.indicators, 2)]
    return [
        replies.changed([("role", "teacher", "health")], kb),
        replies.emergency(kb, at),
        replies.question("danger", kb),
        replies.answer("nrm-child", kb, at, "southwark"),
        replies.alternatives(cards, kb),
        replies.indicators(signs, [], kb, "teacher", "child"),
        replies.contacts(("@children", "unseen-modern-slavery-helpline"), kb, at, place="southwark"),
        replies.plan(plan(reading.situation, kb, at, reading.assumed)),
    ]
