"""The danger screen: is somebody in danger now? It judges who speaks, when and how soon, not keywords."""

from __future__ import annotations

from guidance_kb.reader.reader import reader
from guidance_kb.understanding.danger_signs import says_safe, sets_off_an_alarm
from guidance_kb.understanding.text import SHORT, sentences

# Chosen on the tuning files of guidance_kb/reader/examples/danger/.
LIKELY = 0.05
"""From this probability on it counts as danger."""
PLAIN = 0.8
"""From here on it is plain enough to plan for danger; below, the emergency numbers come first "just in case"."""
DOUBTFUL = 0.03
"""From here on in a short message where a rule went off as well: the reader knows whole descriptions."""


def in_danger(text: str) -> bool:
    """True where the message says that somebody is in danger now: the answer begins with 999.

    The reader judges, with what the rules make of the message before it.
    """
    return _is_from(LIKELY, text)


def is_plainly_in_danger(text: str) -> bool:
    """True where `in_danger` leaves little doubt. Where it does, the emergency numbers come first "just in case"."""
    return _is_from(PLAIN, text)


def danger_of(text: str) -> str | None:
    """The situation's danger: `now` where it is plain, `no` where the message says that all is well, else None."""
    if is_plainly_in_danger(text):
        return "now"
    return "no" if says_safe(text) else None


def likelihood_of_danger(text: str) -> float:
    """Between 0 and 1: how likely it is that somebody is in danger as the message is written."""
    return reader().read(text).answers["in_danger"]["in_danger"]


def _is_from(least: float, text: str) -> bool:
    if not sentences(text):
        return False
    alarm = sets_off_an_alarm(text)
    if alarm and len(text.split()) < SHORT:
        least = DOUBTFUL
    elif says_safe(text) and not alarm:
        # Whoever says that nobody is in danger is believed, unless it is plain that somebody is.
        least = max(least, PLAIN)
    return likelihood_of_danger(text) >= least
