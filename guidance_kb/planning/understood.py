"""A situation made complete: every gap filled, and a word about each filling."""

from __future__ import annotations

from dataclasses import dataclass

from guidance_kb.places.gazetteer import Gazetteer, Place
from guidance_kb.planning.situation import Situation

UNKNOWN_PLACE_NATION = "england"


@dataclass(frozen=True)
class Understood:
    """What a plan is made for. Each field has a value; `assumed` says which of them nobody said."""

    said: Situation
    role: str
    age_group: str | None
    """`child` or `adult`; None where no person is identified."""
    danger: str
    missing: bool
    place: Place | None
    consent: str | None
    """`yes`, `no` or `unknown` for an adult; None for anybody else, who is never asked."""
    about: str
    assumed: tuple[str, ...] = ()
    """Plain strings such as `age_group: unsure, handled as child`."""

    @property
    def nation(self) -> str:
        """One of the four nations; England while the place is not known."""
        return self.place.nation if self.place else UNKNOWN_PLACE_NATION

    @property
    def person(self) -> bool:
        """True where one person is identified who may be exploited, other than through a worry about staff."""
        return self.age_group is not None and self.about != "staff-member"


def normalise(said: Situation, gazetteer: Gazetteer) -> Understood:
    """The situation with every gap filled as the public contract says; a place that is not known stays unsaid."""
    place = gazetteer.get(said.place) if said.place else None
    adult = said.handled_as == "adult"
    return Understood(
        said=said,
        role=said.role or "other",
        age_group=said.handled_as,
        danger=said.danger or "unsure",
        missing=bool(said.missing),
        place=place,
        consent=(said.consent or "unknown") if adult else None,
        about="person" if said.role == "self" else said.about or "person",
        assumed=tuple(_assumptions(said, place)),
    )


def _assumptions(said: Situation, place: Place | None) -> list[str]:
    found = []
    if said.handled_as == "child" and said.said_age_group != "child":
        found.append(f"age_group: {said.said_age_group or 'not said'}, handled as child")
    if said.role is None:
        found.append("role: not said, handled as other")
    if place is None:
        found.append("place: not known, handled as England")
    if said.danger is None:
        found.append("danger: not said, handled as unsure")
    if said.handled_as == "adult" and said.consent is None:
        found.append("consent: not said, handled as unknown")
    return found
