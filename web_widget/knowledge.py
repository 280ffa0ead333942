"""The knowledge base of this request."""

from __future__ import annotations

from typing import cast

from flask import current_app

from guidance_kb.knowledge_base import KnowledgeBase


def kb() -> KnowledgeBase:
    """The live knowledge base. Where it cannot be opened, the error answers 503 (`errors.init_app`)."""
    return cast(KnowledgeBase, current_app.config["KNOWLEDGE_BASE"]())
