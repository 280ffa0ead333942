"""Every name that stands for a place, as an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from guidance_kb.places.place import Place
from guidance_kb.places.tokens import Key, key
from guidance_kb.yaml_text import parsed


@dataclass(frozen=True)
class Name:
    """One name, and every place that it may mean."""

    key: Key
    text: str
    places: tuple[Place, ...]
    needs_evidence: bool
    """Inside a sentence it counts only where the sentence shows that it means a place."""


@dataclass(frozen=True)
class Further:
    """The words of `further.yml`."""

    names: Mapping[str, tuple[str, ...]]
    mainly: Mapping[str, str]

    @classmethod
    def from_file(cls, path: Path) -> Further:
        """Reads `further.yml`."""
        data = parsed(path.read_text("utf-8"))
        return cls(data["names"], data["mainly"])


def further_names(further: Further, places: Mapping[str, Place], known: Mapping[Key, Name]) -> dict[Key, Name]:
    """Names that are not known yet, and those of which the likeliest place is now the only one."""
    pairs = [(text, slug) for slug, texts in further.names.items() for text in texts if key(text) not in known]
    pairs += further.mainly.items()
    return {key(text): Name(key(text), text, (places[slug],), False) for text, slug in pairs}


def index_names(places: Mapping[str, Place]) -> dict[Key, Name]:
    """Every name of every place by its words. A name that several places have stands for all of them."""
    written: dict[Key, str] = {}
    meant: dict[Key, dict[str, Place]] = {}
    for text, place in _pairs(places):
        name = key(text)
        written.setdefault(name, text)
        meant.setdefault(name, {})[place.slug] = place
    doubtful = {key(text) for place in places.values() for text in place.confirm_always}
    return {name: _name(name, text, tuple(meant[name].values()), doubtful) for name, text in written.items()}


def _name(name: Key, text: str, places: tuple[Place, ...], doubtful: Set[Key]) -> Name:
    # "Supports Liverpool", "taken to Brighton": a word for somewhere else is no answer to where the person is.
    elsewhere = len(name) == 1 and not any(place.london for place in places)
    return Name(name, text, places, elsewhere or name in doubtful)


def _pairs(places: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    for place in places.values():
        for text in (place.name, *place.aliases, place.slug):
            yield text, place
        for text, others in place.shared.items():
            yield text, place
            yield from ((text, places[slug]) for slug in others)
