"""`/accessibility` and `/privacy`."""

from __future__ import annotations

from collections.abc import Mapping

from flask import current_app, render_template

from web_widget.knowledge import kb
from web_widget.pages import sentence

SETTINGS = {
    "operator": ("OPERATOR", "operator-not-said"),
    "contact": ("OPERATOR_CONTACT", "contact-not-said"),
    "enforcement": ("ENFORCEMENT", "enforcement-not-said"),
}
"""What whoever runs it fills in: the setting, and the message that stands there until it is made."""
_SPECIAL = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>"})


def accessibility() -> str:
    """How far everybody can use it, and whom to tell when they cannot."""
    return _statement("accessibility")


def privacy() -> str:
    """What is kept, and what is not."""
    return _statement("privacy")


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """A statement with its placeholders replaced. What a setting holds is text, not Markdown."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value.translate(_SPECIAL))
    return text


def _statement(name: str) -> str:
    values = {name: current_app.config[setting] or sentence(message) for name, (setting, message) in SETTINGS.items()}
    statement = kb().statements[name]
    return render_template("statements/page.html", statement=statement, text=filled_in(statement.text, values))
