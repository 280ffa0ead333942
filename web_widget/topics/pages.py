"""`/topics` and `/topics/<id>`."""

from __future__ import annotations

from flask import render_template

from guidance_kb import clock
from guidance_kb.schema.topic import Topic
from web_widget.knowledge import kb
from web_widget.topics.card import card_view, find_topic

GROUPS = {
    "urgent": "Act now",
    "basics": "Understanding trafficking",
    "types": "Forms of exploitation",
    "indicators": "Spotting it",
    "talking": "Talking and recording",
    "referral": "Routes and referrals",
    "protection": "Protecting a child",
    "justice": "Police and courts",
    "support": "Support and rights",
    "roles": "What to do in your role",
    "london": "London",
    "training": "Prevention and training",
}


def overview() -> str:
    """Every card, by group."""
    topics = kb().topics.values()
    grouped: dict[str, list[Topic]] = {GROUPS[group]: [] for group in GROUPS}
    for topic in topics:
        grouped[GROUPS[topic.group]].append(topic)
    return render_template("topics.html", groups={title: cards for title, cards in grouped.items() if cards})


def one(name: str) -> str:
    """One card."""
    base = kb()
    card = card_view(find_topic(name, base), base, clock.now())
    return render_template("topic.html", card=card, group=GROUPS[card["group"]])
