"""The risk matrix of the London toolkit: what was noticed, in three blocks, without a total."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from guidance_kb.schema.base import Cited, Id, Sentence


class MatrixItem(BaseModel):
    """One item, answered `yes`, `suspected` or left open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id
    ask: Sentence
    yes: Sentence
    """The sentence that an answer of `yes` puts into the reasons for concern."""
    suspected: Sentence
    indicators: tuple[Id, ...] = ()
    """The indicators that an answer stands for."""


class MatrixBlock(Cited):
    """One of the toolkit's blocks under its heading."""

    heading: Sentence
    items: tuple[MatrixItem, ...]
