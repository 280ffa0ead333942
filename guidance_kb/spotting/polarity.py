"""Whether an example says that something is not so: with words alone, for the environment of the training has no spaCy.

In messages `pieces.py` judges by the parse as well.
"""

from __future__ import annotations

import re

_NO = re.compile(
    r"\b(no|not|never|without|none|nor|neither|nobody|nothing|nowhere|cannot|nope|nil|hardly|barely|neither|deny|denies"
    r"|denied|lacks?|refus\w+|\w+n['’]?t)\b|\b(do|does|did|is|was|has|have|are|were|wo|ca|could|would)nt\b",  # noqa: RUF001
    re.I,
)


def says_no(text: str) -> bool:
    """True for "no bruises", "hasn't got a bed", "never goes out"."""
    return _NO.search(text) is not None
