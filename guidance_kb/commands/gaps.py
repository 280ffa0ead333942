"""`guidance gaps`: where the guidance is thin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import click

from guidance_kb.commands.reading import readable_content
from guidance_kb.reading.content import Content

FEW_SOURCES = 2
THIN = 120  # words
HARD = 14  # the reading age above which a card is named; 13 is the aim
_MARKS = re.compile(r"[*_`#>]|\]\([^)]*\)|\[")


@click.command()
def gaps() -> None:
    """List cards with few sources, thin cards, hard reading, roles without steps, and what rests on practice alone."""
    content = readable_content()
    for title, found in (
        (f"Cards with fewer than {FEW_SOURCES} sources", few_sources(content)),
        (f"Cards of fewer than {THIN} words", thin_cards(content)),
        (f"Cards with a reading age above {HARD}", hard_cards(content)),
        ("Roles without a step of their own", roles_without_steps(content)),
        ("Indicators without a source", indicators_without_source(content)),
    ):
        lines = list(found)
        click.echo(f"{title}: {len(lines)}")
        for line in lines:
            click.echo(f"  {line}")
    ages = sorted(reading_age(card.text) for card in content.of("topic"))
    if ages:
        click.echo(f"Reading age of the cards: {ages[0]:.0f} to {ages[-1]:.0f}, median {ages[len(ages) // 2]:.0f}")
    for kind, count in practice_alone(content).items():
        click.echo(f"Resting on good practice alone, {kind}: {count}")


def few_sources(content: Content) -> Iterator[str]:
    """Cards that rest on one source or none."""
    return (
        f"{card.id}: {len(card.sources)}" for card in content.of("topic") if len(card.sources) < FEW_SOURCES
    )  # fmt: skip


def thin_cards(content: Content) -> Iterator[str]:
    """Cards that say little."""
    counted = ((card.id, len(card.text.split())) for card in content.of("topic"))
    return (f"{name}: {words} words" for name, words in counted if words < THIN)


def hard_cards(content: Content) -> Iterator[str]:
    """Cards that are hard to read."""
    aged = ((card.id, reading_age(card.text)) for card in content.of("topic"))
    return (f"{name}: {age:.0f}" for name, age in sorted(aged, key=lambda item: -item[1]) if age > HARD)


def reading_age(markdown: str) -> float:
    """The age in years at which a text is read with ease: the grade of the Automated Readability Index, and five.

    Each item of a list counts as a sentence.
    """
    import textstat  # only this command needs it

    lines = (_MARKS.sub("", line).strip(" -") for line in markdown.splitlines())
    text = " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines if line)
    return float(textstat.automated_readability_index(text)) + 5


def roles_without_steps(content: Content) -> Iterator[str]:
    """Roles that no step of a plan is written for."""
    named = {role for step in content.of("step") for role in step.only.role}
    return (role.id for role in content.of("role") if role.id not in named)


def indicators_without_source(content: Content) -> Iterator[str]:
    """Indicators that rest on practice alone."""
    return (indicator.id for indicator in content.of("indicator") if indicator.basis)


def practice_alone(content: Content) -> Counter[str]:
    """How many records of each kind have no source of their own."""
    return Counter(entry.kind for entry in content.entries if _on_practice_alone(entry.record))


def _on_practice_alone(record: object) -> bool:
    return bool(getattr(record, "basis", None)) and not getattr(record, "sources", ())
