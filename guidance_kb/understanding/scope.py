"""Whether a message is any business of First Hour, or wants help to do harm."""

from __future__ import annotations

from guidance_kb.reader.reader import reader

OUT_OF_SCOPE, HARMFUL = "out_of_scope", "harmful"

# Chosen on the tuning files of guidance_kb/reader/examples/wants/.
LIKELY = 0.65
"""From this probability on a message is declined; somebody with a worry must not be turned away on a weak guess."""
DOUBTFUL = 0.2
"""Below it the reader takes back what another component makes of the message."""


def declined_as(text: str) -> str | None:
    """`out_of_scope` or `harmful` where the message is; None where it is neither."""
    wants = reader().read(text).answers["wants"]
    likelier = max((HARMFUL, OUT_OF_SCOPE), key=wants.__getitem__)
    return likelier if wants[HARMFUL] + wants[OUT_OF_SCOPE] >= LIKELY else None


def is_in_scope(text: str) -> bool:
    """Whether it leaves little doubt that the message is for First Hour and means no harm."""
    wants = reader().read(text).answers["wants"]
    return wants[HARMFUL] + wants[OUT_OF_SCOPE] < DOUBTFUL
