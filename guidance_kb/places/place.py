"""Places, and what is found of them in a text. No dependency beyond the standard library and PyYAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guidance_kb.yaml_text import parsed


@dataclass(frozen=True)
class Place:
    """Somewhere with a front door of its own: a London authority, England outside London, or another nation."""

    slug: str
    name: str
    nation: str
    london: bool
    aliases: tuple[str, ...]
    shared: Mapping[str, tuple[str, ...]]
    """Names that lie here and in the places with these slugs too."""
    confirm_always: tuple[str, ...]
    """Names that are also ordinary words, first names or towns elsewhere."""


@dataclass(frozen=True)
class Resolution:
    """What a text that is meant as a place stands for; `places` holds one for "one", the options for "choose"."""

    status: str
    """`one`, `choose` or `none`."""
    places: tuple[Place, ...] = ()
    matched: str = ""
    """The name or the outward postcode that was recognised, as the content files write it."""
    exact: bool = False
    """False where a slip of the fingers was allowed for."""


@dataclass(frozen=True)
class Mention:
    """One name of a place inside a message: `text` is `message[start:end]`."""

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    """Every place that the name may mean, the likeliest first."""
    exact: bool


def read_places(folder: Path) -> dict[str, Place]:
    """The places of `london.yml` and `nations.yml` by slug, London's authorities first."""
    london = [_place(record, "england", True) for record in _records(folder / "london.yml")]
    nations = [_place(record, record["nation"], False) for record in _records(folder / "nations.yml")]
    return {place.slug: place for place in (*london, *nations)}


def _records(path: Path) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = parsed(path.read_text("utf-8"))
    return records


def _place(record: Mapping[str, Any], nation: str, london: bool) -> Place:
    return Place(
        slug=record["slug"],
        name=record["name"],
        nation=nation,
        london=london,
        aliases=tuple(record["aliases"]),
        shared=MappingProxyType({name: tuple(slugs) for name, slugs in record.get("shared", {}).items()}),
        confirm_always=tuple(record.get("confirm_always", ())),
    )
