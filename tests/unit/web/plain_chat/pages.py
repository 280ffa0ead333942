"""A conversation over the plain pages, as somebody's browser holds it: what the page shows is all there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Node:
    """An element: its tag, its attributes, and what is in it (text or elements) in order."""

    tag: str
    attributes: dict[str, str | None]
    inside: list[Node | str] = field(default_factory=list)

    def all(self, test: Callable[[Node], bool]) -> list[Node]:
        """The elements within for which the test holds, in the order of the page."""
        found = []
        for part in self.inside:
            if isinstance(part, Node):
                found += [part] if test(part) else []
                found += part.all(test)
        return found

    def get(self, name: str) -> str:
        """An attribute; empty where there is none."""
        return self.attributes.get(name) or ""

    @property
    def text(self) -> str:
        """All text within, with single spaces."""
        parts = (part if isinstance(part, str) else f" {part.text} " for part in self.inside)
        return squeezed(" ".join(parts))


class _Builder(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Node("", {})
        self.open = [self.root]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self.open[-1].inside.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def tree_of(html: str) -> Node:
    """The page as elements. Fails where an element is closed that is not open."""
    return _Builder(html).root


def squeezed(text: str) -> str:
    """The text with single spaces, and none before a full stop or a comma."""
    return re.sub(r" (?=[.,;:!?)])", "", re.sub(r"\s+", " ", text)).strip()


@dataclass
class Pages:
    """One conversation. `send` posts a form to an address and gives back (status, HTML)."""

    send: Callable[[str, Mapping[str, str]], tuple[int, str]]
    page: Node
    status: int = 200
    at: str | None = None

    def say(self, words: str) -> list[Node]:
        """Types and presses Send; the replies."""
        return self.submit({"message": words})

    def press(self, words: str, typed: str = "") -> list[Node]:
        """Presses a button by its words, with something in the text field; the replies."""
        button = next(one for one in self.buttons() if one.text == words)
        return self.submit({"message": typed, button.get("name"): button.get("value")})

    def submit(self, fields: Mapping[str, str]) -> list[Node]:
        """Sends the form with its hidden fields."""
        form = self.form
        hidden = {one.get("name"): one.get("value") for one in form.all(lambda node: node.get("type") == "hidden")}
        drill = {"at": self.at} if self.at else {}
        self.status, html = self.send(form.get("action"), {**hidden, **drill, **fields})
        self.page = tree_of(html)
        return self.replies

    @property
    def form(self) -> Node:
        return self.page.all(lambda node: node.get("id") == "chat")[0]

    @property
    def turns(self) -> list[Node]:
        return self.page.all(lambda node: "fh-turn" in node.get("class").split())

    @property
    def replies(self) -> list[Node]:
        """The replies of the last turn."""
        return replies_in(self.turns[-1]) if self.turns else []

    @property
    def typed(self) -> str:
        """What stands in the text field."""
        box = self.page.all(lambda node: node.get("id") == "message")[0]
        return "".join(part for part in box.inside if isinstance(part, str))

    @property
    def error(self) -> str:
        """The words of the error summary; empty where there is none."""
        return " ".join(node.text for node in self.page.all(lambda node: "govuk-error-summary" in node.get("class")))

    def buttons(self) -> list[Node]:
        """Every button that sends the form, in order."""
        return self.page.all(lambda node: node.tag == "button")


def replies_in(turn: Node) -> list[Node]:
    """The replies of one turn, in order."""
    return turn.all(lambda node: "data-reply" in node.attributes)


def phones_in(node: Node) -> list[str]:
    """Where its phone links lead, in order."""
    return [link.get("href") for link in node.all(lambda one: one.tag == "a") if link.get("href").startswith("tel:")]


def choices_in(node: Node) -> list[tuple[str, str]]:
    """(words, choice) of its buttons, in order."""
    return [(one.text, one.get("value")) for one in node.all(lambda one: one.get("name") == "choice")]


Reply = dict[str, Any]
