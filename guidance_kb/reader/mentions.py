"""The numbers of a message that may be the person's age, and the names that may be where the person is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guidance_kb.understanding.age_numbers import numbers_in
from guidance_kb.understanding.ages import group_of, value_of
from guidance_kb.understanding.by_rules import by_rules
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.places import find_place
from guidance_kb.understanding.school_years import age_in_school_year, school_years
from guidance_kb.understanding.text import sentences

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer


@dataclass(frozen=True)
class Mention:
    """Something that the message names, and whether the rules take it for the one that counts."""

    entity: Entity
    """`age`, `age_group` or `school_year`; `place` or `place_options`."""
    by_rules: bool

    @property
    def age(self) -> int | str:
        """The years, or `child`, `adult`, `unsure`."""
        value = self.entity.value
        if self.entity.field == "school_year":
            return age_in_school_year(value)  # type: ignore[arg-type]
        return value  # type: ignore[return-value]

    def stands_for(self, meant: int | str) -> bool:
        """Whether this is what an author meant: an age in years or its group, or a place's slug."""
        if self.entity.field in ("place", "place_options"):
            value = self.entity.value
            return meant in value if isinstance(value, list) else meant == value
        if isinstance(self.age, int) and isinstance(meant, int):
            return self.age == meant
        return _group(self.age) == _group(meant)


def ages_in(text: str) -> Iterator[Mention]:
    """Every number that can be an age, and every school year."""
    found, ruled = sentences(text), by_rules(text)
    where = {(one.start, one.end) for one in ruled.ages}
    for number in numbers_in(found, text):
        start, end = number.sentence.span(*number.span)
        value = value_of(number)
        field = "age" if isinstance(value, int) else "age_group"
        yield Mention(Entity(field, value, start, end, text[start:end]), (start, end) in where)
    for year in school_years(found, text, ruled.role):
        yield Mention(year, not ruled.ages)


def places_in(text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every name or postcode that may be a place."""
    chosen = find_place(sentences(text), text, gazetteer)
    for mention in gazetteer.candidates(text):
        slugs = [place.slug for place in mention.places]
        value: str | list[str] = slugs[0] if len(slugs) == 1 else slugs
        field = "place" if len(slugs) == 1 else "place_options"
        if chosen and chosen.start == mention.start:
            # Another name in the message may settle which of two boroughs a shared one means.
            yield Mention(chosen, by_rules=True)
        else:
            yield Mention(Entity(field, value, mention.start, mention.end, mention.text), by_rules=False)


def _group(age: int | str) -> str:
    return group_of(age) if isinstance(age, int) else age
