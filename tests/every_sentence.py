"""What was said to a person, and whether each sentence of it stands, byte for byte, in the content build."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from guidance_kb import settings

if TYPE_CHECKING:
    from guidance_kb.knowledge_base import KnowledgeBase

_DOMAIN = Path(__file__).resolve().parent.parent / "domain.yml"
# What is no guidance: ids, addresses, dates, states. Any other field must come from the content build.
_NO_SENTENCE = {
    "id", "url", "type", "kind", "slot", "choice", "phone", "phone_href", "text_to", "email", "next_change", "checked",
    "checked_on", "due", "by", "method", "status", "version", "hash", "reviewed", "review_due", "published", "nation",
    "place", "when", "urgency", "basis", "group", "audience", "category", "applies_to", "nations", "slug", "code",
    "conversation", "query", "submitted_by", "consent", "duty_to_notify_by", "first_responders_as_of",
    "guidance_checked", "shared_with", "indicators", "situation", "question", "next_question", "also_printed",
    "field",
}  # fmt: skip
# Put together by plain code from fixed words, and said so in the description of the API: whether a line is open,
# and what a plan assumes. A quote is the person's own.
_PUT_TOGETHER = {"hours", "assumed", "quote"}
_NUMBER = re.compile(r"(?<![\d-])(?:\+44|0)[\d ]{8,13}\d\b|\b(?:999|101|111|112|116 ?\d{3})\b")


def built_strings(kb: KnowledgeBase) -> set[str]:
    """Every string of every record in the built file, and the names of the places."""
    with sqlite3.connect(settings.data_dir() / "knowledge.sqlite") as file:
        bodies = [json.loads(body) for (body,) in file.execute("SELECT body FROM record")]
    names = {name for place in kb.gazetteer.places for name in (place.name, *place.aliases)}
    return {text for body in bodies for text in strings(body)} | names


def domain_strings() -> set[str]:
    """Every text of domain.yml."""
    responses = yaml.safe_load(_DOMAIN.read_text("utf-8"))["responses"]
    return {one["text"] for said in responses.values() for one in said}


def strings(value: Any) -> Iterator[str]:
    """Every string in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def sentences(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """(field, text) of everything in an answer that is said to a person."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, list):
        for part in value:
            yield from sentences(part, field)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _NO_SENTENCE | _PUT_TOGETHER:
                yield from sentences(part, name)


def strange(answer: Any, built: set[str]) -> list[tuple[str, str]]:
    """The sentences of an answer that stand nowhere in the build."""
    return [(field, text) for field, text in sentences(answer) if text not in built and not text.isdecimal()]


def numbers_in(value: Any) -> set[str]:
    """Every phone number in an answer, without its spaces."""
    found = (number for text in strings(value) for number in _NUMBER.findall(text))
    return {number.replace(" ", "").replace("+44", "0") for number in found}


def numbers_of_the_directory(kb: KnowledgeBase) -> set[str]:
    """Every number that the directory has, and those that its notes and hours name, without spaces."""
    found = numbers_in([contact.model_dump(mode="json") for contact in kb.contacts.values()])
    return found | {"999", "101", "112"}
