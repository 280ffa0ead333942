"""Reviews of cards: none overdue without a word, and no date that makes no sense."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb import clock
from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem


def reviews(content: Content) -> Iterator[Problem]:
    """A problem for each card whose review is overdue, or due before it was reviewed."""
    today = clock.now().date()
    for entry in content.entries_of("topic"):
        card, line = entry.record, content.line_of(entry, "review_due:")
        if card.review_due <= card.reviewed:
            what = f"is due for review on {card.review_due}, not later than it was reviewed."
            yield Problem(entry.file, line, "E602", what, "Correct `reviewed` or `review_due`.")
        elif card.review_due < today:
            what = f"was to be reviewed by {card.review_due}."
            mend = "Read its sources, correct it, and set `reviewed` and `review_due`."
            yield Problem(entry.file, line, "E601", what, mend, passing=True)
