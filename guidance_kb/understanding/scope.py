"""Whether a message is any business of First Hour, or wants help to do harm."""

from __future__ import annotations

from guidance_kb.reader.reader import reader

OUT_OF_SCOPE, HARMFUL = "out_of_scope", "harmful"

# Chosen on the tuning files of guidance_kb/reader/examples/wants/.
LIKELY = 0.7
"""From this probability on a message is declined; somebody with a worry must not be turned away on a weak guess."""
PLAIN, LONG = 0.99, 25
"""From so many words on it must be this plain: a long message nearly always describes a worry."""
DOUBTFUL = 0.2
"""Below it the reader takes back what another component makes of the message."""


def declined_as(text: str) -> str | None:
    """`out_of_scope` or `harmful` where the message is; None where it is neither."""
    wants = reader().read(text).answers["wants"]
    likelier = max((HARMFUL, OUT_OF_SCOPE), key=wants.__getitem__)
    least = LIKELY if len(text.split()) < LONG else PLAIN
    return likelier if likelihood_of_declining(text) >= least else None


def is_plainly_harmful(text: str) -> bool:
    """Whether it leaves no doubt that the message wants help to do harm, whatever else it looks like."""
    return reader().read(text).answers["wants"][HARMFUL] >= PLAIN


def is_in_scope(text: str) -> bool:
    """Whether it leaves little doubt that the message is for First Hour and means no harm."""
    return likelihood_of_declining(text) < DOUBTFUL


def likelihood_of_declining(text: str) -> float:
    """Between 0 and 1: how likely it is that the message is out of scope or wants help to do harm."""
    wants = reader().read(text).answers["wants"]
    return wants[HARMFUL] + wants[OUT_OF_SCOPE]
