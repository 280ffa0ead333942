"""Whether replies on a page show what the same replies of the API say: their texts, contacts and choices, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tests.unit.web.plain_chat.pages import Node, choices_in, phones_in, squeezed, tree_of
from web_widget.pages import inline_markdown, markdown

Reply = dict[str, Any]


def assert_shows(shown: Sequence[Node], said: Sequence[Reply]) -> None:
    """Fails where a reply is missing, of another type or order, or lacks a text, a contact or a choice."""
    assert [node.get("data-reply") for node in shown] == [reply["type"] for reply in said]
    for node, reply in zip(shown, said, strict=True):
        _has_in_order(_bare(node.text), [_bare(text) for text in texts_of(reply)])
        assert phones_in(node) == phones_of(reply)
        assert choices_in(node) == choices_of(reply)


def texts_of(reply: Reply) -> list[str]:
    """What of a reply a person reads, in the order in which it is read."""
    return list(_TEXTS.get(reply["type"], _of_text)(reply))


def phones_of(reply: Reply) -> list[str]:
    """The phone links of a reply, in order: of a plan those of each step, then all of them."""
    pieces = [*reply["plan"]["steps"], reply["plan"]] if reply["type"] == "plan" else [reply]
    contacts = [contact for piece in pieces for contact in piece.get("contacts", [])]
    return [contact["phone_href"] for contact in contacts if contact["phone"]]


def choices_of(reply: Reply) -> list[tuple[str, str]]:
    """(words, choice) of a reply's buttons, in order."""
    offered = [(one["label"], one["choice"]) for one in reply.get("choices", [])]
    return offered + [(one["title"], one["choice"]) for one in reply.get("topics", [])]


def _of_text(reply: Reply) -> Iterator[str]:
    yield _plain(reply["text"])
    for one in reply.get("changed", []):
        yield from (one["name"], one["now"], one["before"])
    yield from _contacts(reply)
    yield from _sources(reply)


def _of_question(reply: Reply) -> Iterator[str]:
    yield _plain(reply["text"])
    yield from (words for words, _ in choices_of(reply))


def _of_answer(reply: Reply) -> Iterator[str]:
    yield reply["topic"]["title"]
    yield _plain(reply["text"])
    yield from _contacts(reply)
    for term in reply.get("terms", []):
        yield from (term["term"], term["stands_for"], term["meaning"])
    yield from _sources(reply)
    yield reply["version"]


def _of_indicators(reply: Reply) -> Iterator[str]:
    for one in reply["found"]:
        yield from (one["label"], one["quote"], *one["points_to"])
    yield _plain(reply["text"])
    yield from (one["label"] for one in reply["ask_about"])


def _of_plan(reply: Reply) -> Iterator[str]:
    plan = reply["plan"]
    yield plan["route"]["title"]
    for step in plan["steps"]:
        yield _plain_inline(step["text"])
        if step["by"]:
            yield step["by"]
        for contact in step["contacts"]:
            yield from (contact["name"], *_state(contact))
        yield _plain_inline(step["why"])
        yield from _sources(step)
    for item in plan["do_not"]:
        yield _plain_inline(item["text"])
        yield from _sources(item)
    yield from (_plain_inline(item["text"]) for item in plan["record"])
    yield from _contacts(plan)


def _contacts(piece: dict[str, Any]) -> Iterator[str]:
    for contact in piece.get("contacts", []):
        yield from (contact["name"], *_state(contact), contact["what_for"])
        yield from (contact[name] for name in ("text_to", "email", "note") if contact[name])


def _state(contact: dict[str, Any]) -> list[str]:
    reached = any(contact[name] for name in ("phone", "text_to", "email", "url"))
    return [contact["hours"]["text"]] if reached else []


def _sources(piece: dict[str, Any]) -> Iterator[str]:
    yield from (source["title"] for source in piece.get("sources", []))


def _plain(text: str) -> str:
    return tree_of(str(markdown(text))).text


def _plain_inline(text: str) -> str:
    return tree_of(str(inline_markdown(text))).text


def _has_in_order(page: str, texts: Sequence[str]) -> None:
    at = 0
    for text in texts:
        found = page.find(text, at)
        assert found >= 0, f"not shown, or not in its place: {text}\nin: {page[at:][:600]}"
        at = found + len(text)


def _bare(text: str) -> str:
    return squeezed(re.sub(r"\(opens in a new tab\)", "", text))


_TEXTS = {
    "question": _of_question,
    "alternatives": _of_question,
    "answer": _of_answer,
    "indicators": _of_indicators,
    "plan": _of_plan,
}
