"""`/topics` and `/topics/<id>`."""

from __future__ import annotations

from flask import Response, current_app, jsonify, render_template

from guidance_kb import clock
from guidance_kb.knowledge_base import content_problems
from guidance_kb.replies import topic_link
from web_widget.knowledge import kb
from web_widget.pages import under_headings
from web_widget.topics.card import card_view, find_topic


def overview() -> str:
    """Every card, by group."""
    base = kb()
    links = ((topic.group, topic_link(topic)) for topic in base.topics.values())
    return render_template("topics/overview.html", groups=under_headings(base.groups, links))


def one(name: str) -> str:
    """One card."""
    base = kb()
    card = card_view(find_topic(name, base), base, clock.now())
    return render_template(
        "topics/one.html", preview=current_app.config["PREVIEW"], card=card, group=base.groups[card["group"]]
    )


def preview(name: str) -> Response:
    """For the page of an editor: the version that is live, and what keeps the last save from going live."""
    version = find_topic(name, kb()).version
    return jsonify({"version": version, "problems": [str(problem) for problem in content_problems()]})
