"""What every page shares: its templates and macros, Markdown, the emergency contacts, the names of things.

A page's template lies beside its view and is named from here (`plan/page.html`); what several pages show lies in
`templates/`. The macros are those of GOV.UK Frontend (`govuk_frontend_jinja/components/button/macro.html`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, current_app, request
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader
from markdown_it import MarkdownIt
from markupsafe import Markup

from guidance_kb.schema.heading import Heading

SECTIONS = (
    ("/chat", "Ask"),
    ("/plan", "Plan"),
    ("/topics", "Guidance"),
    ("/indicators", "Indicators"),
    ("/matrix", "Matrix"),
    ("/referral", "Referral"),
    ("/contacts", "Contacts"),
    ("/lookup", "Look up"),
)
"""The pages that the header leads to: address and name."""
_URGENT = {"police-999": "in-danger-now", "police-101": "not-an-emergency"}
"""The contacts of the line under the header, each with the message that says when to ring it."""
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
_DEEPEST = 6


def init_app(app: Flask) -> None:
    """Makes filters and variables known to the templates."""
    # Before the first filter: adding one makes the environment, with the options as they are then.
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.add_template_filter(markdown)
    app.add_template_filter(inline_markdown)
    app.add_template_filter(day)
    app.add_template_test(reachable)
    app.add_template_global(sentence)
    app.context_processor(_on_every_page)
    app.jinja_loader = ChoiceLoader([
        FileSystemLoader(Path(app.root_path) / "templates"),
        FileSystemLoader(app.root_path),
        PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    ])  # fmt: skip


def markdown(text: str, below: int = 1) -> Markup:
    """Markdown as HTML; HTML that stands in the text is shown, never run.

    Its headings (a card's begin with `##`) follow one of the level `below`, which is the page's `h1` if nothing else is
    said.
    """
    tokens = _markdown.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + below - 1, _DEEPEST)}"
    return Markup(_markdown.renderer.render(tokens, _markdown.options, {}))


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


def reachable(contact: Mapping[str, Any]) -> bool:
    """Whether there is anything to ring, to write to or to open. In a template: `contact is reachable`."""
    return any(contact.get(way) for way in ("phone", "text_to", "email", "url"))


def under_headings(
    headings: Mapping[str, Heading], links: Iterable[tuple[str, Mapping[str, str]]]
) -> list[tuple[Heading, list[Mapping[str, str]]]]:
    """Links, each of which comes with its heading's id, under their headings; a heading without any is left out."""
    groups: dict[str, list[Mapping[str, str]]] = {name: [] for name in headings}
    for name, link in links:
        groups[name].append(link)
    return [(headings[name], found) for name, found in groups.items() if found]


def _on_every_page() -> dict[str, Any]:
    known = current_app.extensions["emergency"]
    contacts = known.contacts()
    return {
        "emergency": contacts,
        "urgent": [(sentence(_URGENT[one["id"]]), one) for one in contacts if one["id"] in _URGENT],
        "guidance_version": known.version(),
        "sections": [{"href": href, "text": text, **_mark(href)} for href, text in SECTIONS],
    }


def _mark(href: str) -> dict[str, bool]:
    return {"current": request.path == href, "active": request.path.startswith(f"{href}/")}
