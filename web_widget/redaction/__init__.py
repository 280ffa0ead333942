"""Privacy at the door: identifiers are taken out of what somebody typed, before it goes to the engine or anywhere."""

from __future__ import annotations

import contextlib

from flask import Flask, current_app

from guidance_kb.knowledge_base import KnowledgeBase
from web_widget.emergency import BROKEN
from web_widget.knowledge import kb
from web_widget.redaction.redactor import Kept, Redacted, Redactor, digits

__all__ = ["Redacted", "init_app", "kept_by", "without_identifiers"]


def init_app(app: Flask) -> None:
    """Sets it up; its model is read at the first text, or by `warm_up`."""
    app.extensions["redactor"] = Redactor()


def without_identifiers(text: str) -> Redacted:
    """The text as it may go on. The numbers of our own directory and the places stay in it."""
    redactor: Redactor = current_app.extensions["redactor"]
    kept = None
    # Without the knowledge base more is taken out, and never less.
    with contextlib.suppress(*BROKEN):
        kept = kept_by(kb())
    redacted = redactor.redact(text, kept)
    for kind, count in redacted.removed.items():
        current_app.extensions["metrics"].redactions.labels(kind=kind).inc(count)
    return redacted


def kept_by(base: KnowledgeBase) -> Kept:
    """What stays in a text: the phone numbers of the directory, and places."""
    methods = (method for contact in base.contacts.values() for method in contact.methods)
    return Kept(frozenset(digits(method.value) for method in methods if method.kind == "phone"), base.gazetteer)
