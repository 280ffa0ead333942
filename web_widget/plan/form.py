"""The form on top of the plan page: what can be chosen, and what was asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.reading import Reading, SituationError, read_situation

HIDDEN = ("exploitation", "indicators")
"""Fields that the page keeps from one address to the next and does not ask for."""


@dataclass(frozen=True)
class Field:
    """One field to choose from: its name in the address, its label, and (value, label) of each choice."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


# Fields that the conversation does not ask for; the labels of the others are those of its questions.
_ABOUT = Field("about", "What is it about?", (
    ("person", "A person"),
    ("place-or-workplace", "A place or a workplace"),
    ("staff-member", "Somebody who works with children or adults at risk"),
    ("online", "Something online"),
))  # fmt: skip
_MISSING = Field("missing", "Is the person missing?", (("true", "Yes"), ("false", "No")))
_OTHER_LABELS = {
    "place": "Place", "age": "Age", "at": "Time", "exploitation": "Kind of exploitation", "indicators": "Indicators",
}  # fmt: skip


def fields(kb: KnowledgeBase) -> list[Field]:
    """The fields in the order of the form."""
    roles = tuple((role.id, role.title) for role in kb.roles.values())
    danger, age_group, consent = (_asked(name, kb) for name in ("danger", "age_group", "consent"))
    return [danger, age_group, Field("role", "Your part in this", roles), _MISSING, _ABOUT, consent]


def labels(kb: KnowledgeBase) -> dict[str, str]:
    """What each field is called where something about it was not understood."""
    return {field.name: field.label for field in fields(kb)} | _OTHER_LABELS


def given_in(query: MultiDict[str, str], known: Collection[str] | None = None) -> dict[str, str]:
    """What an address says, field by field, of those that are known; a field that is there twice counts as a list."""
    given = {name: ",".join(query.getlist(name)).strip(", ") for name in query if known is None or name in known}
    return {name: value for name, value in given.items() if value}


def addresses_of(path: str, given: Mapping[str, str]) -> Callable[..., str]:
    """What gives the addresses of a page: with what was asked of it, and what is said instead (`place="camden"`)."""
    return lambda **instead: f"{path}?{urlencode({**given, **instead})}"


def read_leniently(given: Mapping[str, str], kb: KnowledgeBase) -> tuple[Reading, list[str]]:
    """The situation, and the names of the fields that could not be read and are left out."""
    wrong: list[str] = []
    while True:
        try:
            kept = {name: value for name, value in given.items() if name not in wrong}
            return read_situation(kept, kb.gazetteer), wrong
        except SituationError as error:
            wrong.append(error.field)


def _asked(name: str, kb: KnowledgeBase) -> Field:
    question = kb.questions[name.replace("_", "-")]
    choices = tuple((choice.value, choice.label) for choice in question.choices if choice.value != "skip")
    return Field(name, question.text, choices)
