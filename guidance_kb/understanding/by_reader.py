"""The fields of a situation as the reader makes them of a whole message, with the rules' word weighed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from guidance_kb.reader.mentions import Mention, ages_in, places_in
from guidance_kb.reader.outcomes import UNSAID
from guidance_kb.reader.reader import Reading, reader
from guidance_kb.understanding.by_rules import by_rules
from guidance_kb.understanding.entity import Entity, Value

if TYPE_CHECKING:
    from guidance_kb.places.gazetteer import Gazetteer

# Chosen on the tuning files of guidance_kb/reader/examples/situations/.
LIKELY_KIND = 0.4
"""From this probability on a kind of exploitation counts as named."""
LIKELY_ANSWER = {"role": 0.5, "about": 0.7, "danger": 0.5, "missing": 0.5, "consent": 0.5}
"""Below this probability a field counts as said only where the rules say the same."""
PLAIN_ANSWER = 0.8
"""From here on there is no need to ask."""
LIKELY_MENTION = {"age": 0.65, "place": 0.2}
"""From here on a number is the person's age, and a name is where they are."""

_MEANT: dict[str, Value] = {"true": True, "false": False}


def fields(text: str, gazetteer: Gazetteer) -> Iterator[Entity]:
    """Role, about, danger, missing, consent, age, place and exploitation, where the message gives them.

    An entity stands where the rules found its words; at no words at all where only the reader found it.
    """
    reading = reader().read(text)
    ruled = by_rules(text)
    for field, least in LIKELY_ANSWER.items():
        answer, likely = reading.best(field)
        value = _MEANT.get(answer, answer)
        if answer != UNSAID and (likely >= least or _same(field, value, ruled.single())):
            yield _entity(field, value, ruled.single())
        elif field == "about" and ruled.about and ruled.about.value == "person":
            yield ruled.about  # the reader's examples leave this unsaid
    yield from _age(reading, text)
    yield from _place(reading, text, gazetteer)
    for kind, likely in reading.answers["exploitation"].items():
        if likely >= LIKELY_KIND:
            yield _entity("exploitation", kind, ruled.exploitation)


def is_plain(field: str, text: str) -> bool:
    """Whether the reader is so sure of a field that nobody needs to ask for it."""
    return reader().read(text).best(field)[1] >= PLAIN_ANSWER


def _age(reading: Reading, text: str) -> Iterator[Entity]:
    """The number that counts, else only child, adult or unsure."""
    best = _best("age", ages_in(text), reading)
    group, _ = reading.best("age_group")
    if best:
        yield best.entity
    elif group != UNSAID:
        yield Entity("age_group", group, 0, 0, "")


def _place(reading: Reading, text: str, gazetteer: Gazetteer) -> Iterator[Entity]:
    best = _best("place", places_in(text, gazetteer), reading)
    if best:
        yield best.entity


def _best(kind: str, mentions: Iterable[Mention], reading: Reading) -> Mention | None:
    share, best = likeliest(kind, mentions, reading)
    return best if share >= LIKELY_MENTION[kind] else None


def likeliest(kind: str, mentions: Iterable[Mention], reading: Reading) -> tuple[float, Mention | None]:
    """The mention that most likely counts, and how likely that is; 0.0 and None where there is none."""
    likely = [(reading.of_mention(kind, one.entity.start, one.by_rules), one) for one in mentions]
    return max(likely, key=lambda pair: pair[0], default=(0.0, None))


def _entity(field: str, value: Value, found: Iterable[Entity]) -> Entity:
    return _same(field, value, found) or Entity(field, value, 0, 0, "")


def _same(field: str, value: Value, found: Iterable[Entity]) -> Entity | None:
    """What the rules found, where it is the same."""
    return next((one for one in found if one.field == field and one.value == value), None)
