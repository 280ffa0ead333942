"""What every page shares: Markdown, the emergency contacts at its foot, the names of things."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask, current_app
from markdown_it import MarkdownIt
from markupsafe import Markup

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def init_app(app: Flask) -> None:
    """Makes filters and variables known to the templates."""
    app.add_template_filter(markdown)
    app.add_template_filter(inline_markdown)
    app.add_template_filter(day)
    app.add_template_global(sentence)
    app.context_processor(_emergency)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}


def markdown(text: str) -> Markup:
    """Markdown as HTML; HTML that stands in the text is shown, never run."""
    return Markup(_markdown.render(text))


def inline_markdown(text: str) -> Markup:
    """One paragraph of Markdown as HTML, without the paragraph around it."""
    return Markup(_markdown.renderInline(text))


def day(text: str) -> str:
    """An ISO date as people write it: `23 November 2026`."""
    moment = date.fromisoformat(text)
    return f"{moment.day} {moment:%B %Y}"


def sentence(name: str) -> str:
    """A sentence of `content/messages.yml`."""
    return str(current_app.extensions["emergency"].message(name))


def _emergency() -> dict[str, Any]:
    return {"emergency": current_app.extensions["emergency"].contacts()}
