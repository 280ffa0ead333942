"""What kind of message it is, from its form alone: nothing but details, nothing but "skip", or not readable here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from guidance_kb.understanding.entity import Entity

_DETAILS = {"age", "age_group", "school_year", "role", "place", "place_options"}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")  # noqa: RUF001
_BARE_AGE = re.compile(r"\W*\d{1,2}\W*")
_BETWEEN = frozenset(
    "a aged am an and are at be from he he's hes her hers him his i i'm im in is it it's its just live lives london "
    "me my near now of old she she's shes sorry that that's the their there they they're this to we we're year years "
    "yes".split()
)
"""Words that say nothing beside a detail."""
_SKIP = re.compile(r"\W*(skip|pass|next|next question|skip (it|this|that|this one|(this|the) question))\W*", re.I)


def is_only_details(text: str, found: Sequence[Entity]) -> bool:
    """True where a message is nothing but details ("SE15", "im in Camden", "14"); `found` is what it gives."""
    if _BARE_AGE.fullmatch(text):
        return True
    telling = [one for one in found if one.field in _DETAILS]
    # Who says that it happens to them gives the whole message as the place of that detail.
    spans = [(one.start, one.end) for one in telling if one.value != "self"]
    left = [word for word in _WORD.finditer(text) if not any(a <= word.start() < b for a, b in spans)]
    return bool(telling) and all(word.group().lower().replace("’", "'") in _BETWEEN for word in left)  # noqa: RUF001


def is_only_skip(text: str) -> bool:
    """True where a message passes over one question, and says nothing else."""
    return _SKIP.fullmatch(text) is not None


def is_unreadable(text: str) -> bool:
    """True for a message in another script, or of pictures alone: nothing here can tell what it says."""
    letters = [character for character in text if character.isalpha()]
    if any("LATIN" in unicodedata.name(letter, "") for letter in letters):
        return False
    pictures = any(unicodedata.category(character) == "So" for character in text)
    return bool(letters) or (pictures and not any(character.isdigit() for character in text))
