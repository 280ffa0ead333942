"""The sentence that says what was taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from guidance_kb import replies
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.replies import Reply
from web_widget.emergency import BROKEN

REMOVED = {"name": "removed-name", "detail": "removed-detail", "both": "removed-both"}
"""The sentences: names, other details, both."""


def with_notice(answers: list[Reply], removed: Mapping[str, int], kb: Callable[[], KnowledgeBase]) -> list[Reply]:
    """The replies with that sentence first, but after an emergency; without it where it cannot be read."""
    if not removed:
        return answers
    what = "detail" if "name" not in removed else "name" if len(removed) == 1 else "both"
    place = int(bool(answers) and answers[0]["type"] == "emergency")
    try:
        return [*answers[:place], replies.text(REMOVED[what], kb()), *answers[place:]]
    except BROKEN:
        return answers
