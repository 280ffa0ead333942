"""The risk matrix: from what was noticed to the reasons for concern. Nothing is added up and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.schema.matrix import MatrixItem

ANSWERS = ("yes", "suspected")


@dataclass(frozen=True)
class Reasons:
    """The reasons for concern of one block."""

    heading: str
    sentences: tuple[str, ...]
    """As the knowledge base has them: first what was seen, then what is suspected."""


class MatrixError(ValueError):
    """An answer that the matrix does not know; the message says which."""


def reasons_for_concern(answers: Mapping[str, str], kb: KnowledgeBase) -> list[Reasons]:
    """The sentences of what was answered, under the toolkit's own headings; a block without an answer is left out.

    `answers` has `yes` or `suspected` by the id of the item. Raises MatrixError for anything else.
    """
    _known_or_error(answers, kb)
    blocks = []
    for block in kb.matrix.values():
        seen = [item.yes for item in block.items if answers.get(item.id) == "yes"]
        suspected = [item.suspected for item in block.items if answers.get(item.id) == "suspected"]
        if seen or suspected:
            blocks.append(Reasons(block.heading, (*seen, *suspected)))
    return blocks


def as_text(reasons: list[Reasons]) -> str:
    """The reasons as plain text, ready to paste into a referral form; empty where there are none."""
    return "\n\n".join(f"{block.heading}\n{' '.join(block.sentences)}" for block in reasons)


def indicators_of(answers: Mapping[str, str], kb: KnowledgeBase) -> tuple[str, ...]:
    """The indicators that the answers stand for, each once."""
    found = (name for item in _items(kb) if item.id in answers for name in item.indicators)
    return tuple(dict.fromkeys(found))


def _known_or_error(answers: Mapping[str, str], kb: KnowledgeBase) -> None:
    known = {item.id for item in _items(kb)}
    for name, answer in answers.items():
        if name not in known:
            raise MatrixError("answers: an item is not part of the matrix.")
        if answer not in ANSWERS:
            raise MatrixError(f"answers.{name}: use one of {', '.join(ANSWERS)}, or leave it out.")


def _items(kb: KnowledgeBase) -> Iterator[MatrixItem]:
    return (item for block in kb.matrix.values() for item in block.items)
