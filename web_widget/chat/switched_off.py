"""A turn while the chat is switched off: the same for everybody, whatever was said.

Nothing is read, so nobody's case is known. The answer therefore has something for each who may have written: for
somebody who worries about another person, and for somebody whom it is about.
"""

from __future__ import annotations

from datetime import datetime

from guidance_kb import replies
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.named_records import ABOUT_YOU_CONTACTS
from guidance_kb.replies import Reply

UNANSWERED = "chat-off-said"
"""Stands in the conversation in place of what was typed."""


def to_anything(kb: KnowledgeBase, at: datetime) -> list[Reply]:
    """The emergency card, that the chat is off and what to do instead, the pages that stay, lines to ring oneself."""
    return [
        replies.emergency(kb, at),
        replies.text("chat-off", kb),
        replies.text("chat-off-instead", kb),
        replies.contacts(ABOUT_YOU_CONTACTS, kb, at, "chat-off-about-you"),
    ]
