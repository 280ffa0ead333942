"""The danger screen: is somebody in danger now? It judges who speaks, when and how soon, not keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidance_kb.understanding.alarms import Alarm, Blocker, screen
from guidance_kb.understanding.danger_model import danger_model
from guidance_kb.understanding.text import Sentence, sentences
from guidance_kb.understanding.victim import speaker_is_victim

__all__ = [
    "alarms_in",
    "danger_of",
    "in_danger",
    "is_plainly_in_danger",
    "says_safe",
    "sets_off_an_alarm",
    "speaker_is_victim",
]

# From here on the model is sure enough to plan for danger. In tests/evaluation 0.93 of the dangers are plain, 6 of 150
# calm messages, and 6 of 118 grave but calm descriptions.
PLAIN = 0.8

_STRETCH_ENDS = re.compile(r"(?<=,)(?= )| but,?(?= )")


def in_danger(text: str) -> bool:
    """True where the message says that somebody is in danger now: the answer begins with 999.

    Rules and a trained model side by side. The model gives way where the message says in words that nobody is in
    danger; the rules do not.
    """
    return sets_off_an_alarm(text) or _resembles_danger(text, danger_model().threshold)


def is_plainly_in_danger(text: str) -> bool:
    """True where `in_danger` leaves little doubt. Where it does, the emergency numbers come first "just in case"."""
    return sets_off_an_alarm(text) or _resembles_danger(text, PLAIN)


def sets_off_an_alarm(text: str) -> bool:
    """True where the rules alone find danger; `alarms_in` says why."""
    return next(alarms_in(text), None) is not None


def _resembles_danger(text: str, least: float) -> bool:
    return bool(sentences(text)) and danger_model().likeness(text, signs_of(text)) >= least and not says_safe(text)


def signs_of(text: str) -> list[str]:
    """What the rules make of a text, as terms for the model: alarms, cues, "safe", and its words written out."""
    found = sentences(text)
    alarms = [alarm for alarm, _, _ in _alarms(found)]
    signs = [f"@alarm:{alarm}" for alarm in alarms] + ["@alarm"] * min(len(alarms), 3)
    signs += ["@safe"] if says_safe(text) else []
    for sentence in found:
        signs += [f"@{cue}" for cue in sorted(_cues(sentence.plain))] + ["@question"] * sentence.is_question
        words = [f"~{word.rstrip(',')}" for word in sentence.plain.split()]
        signs += [" ".join(words[n : n + length]) for length in (1, 2, 3) for n in range(len(words) - length + 1)]
    return signs


def danger_of(text: str) -> str | None:
    """The situation's danger: `now` where it is plain, `no` where the message says that all is well, else None."""
    if is_plainly_in_danger(text):
        return "now"
    return "no" if says_safe(text) else None


def says_safe(text: str) -> bool:
    """True where the message says that nobody is in danger. It may still hold an alarm: ask for that first."""
    found = sentences(text)
    undone = any(screen().cues["safe-undone"].search(sentence.plain) for sentence in found)
    return not undone and any(_says_safe(sentence) for sentence in found)


def alarms_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Every alarm that nothing takes back: its id, and where it stands in the text."""
    return _alarms(sentences(text))


def _alarms(found: Sequence[Sentence]) -> Iterator[tuple[str, int, int]]:
    pleads = any(screen().cues["plea"].search(sentence.plain) for sentence in found)
    for sentence in found:
        present = _cues(sentence.plain) | ({"plea"} if pleads else set())
        for alarm in screen().alarms:
            if alarm.needs and not alarm.needs & present:
                continue
            for match in alarm.pattern.finditer(sentence.plain):
                if not any(_takes_back(blocker, alarm, match, sentence) for blocker in screen().blockers):
                    yield alarm.id, *sentence.span(match.start(), match.end())


def _cues(plain: str) -> set[str]:
    return {name for name in ("soon", "soon-strict", "near", "live") if screen().cues[name].search(plain)}


def _takes_back(blocker: Blocker, alarm: Alarm, match: re.Match[str], sentence: Sentence) -> bool:
    if not blocker.concerns(alarm) or (blocker.asks and not sentence.is_question):
        return False
    if blocker.pattern.search(_place(blocker.where, match, sentence.plain)) is None:
        return False
    # "Safe now, but last night ...": only a "now" in the same stretch lifts a "last night".
    where = "stretch" if blocker.where == "stretch" else "sentence"
    return not (blocker.unless and blocker.unless & _cues(_place(where, match, sentence.plain)))


def _place(where: str, match: re.Match[str], plain: str) -> str:
    """The part of the sentence in which a blocker of this kind counts; a space closes it."""
    if where == "sentence":
        return plain
    if where == "after":
        return plain[match.end() :]
    first, last = _stretch(match, plain)
    if where == "stretch":
        return plain[first:last] + " "
    before = plain[first : match.start()]
    return before + (" " if where == "before" else f" @{match.group()} ")


def _stretch(match: re.Match[str], plain: str) -> tuple[int, int]:
    """From the last comma or "but" before the alarm to the first one after it."""
    ends = [end.end() for end in _STRETCH_ENDS.finditer(plain)]
    first = max((end for end in ends if end <= match.start()), default=0)
    return first, min((end for end in ends if end >= match.end()), default=len(plain))


def _says_safe(sentence: Sentence) -> bool:
    match = screen().cues["safe"].search(sentence.plain)
    if match is None or sentence.is_question:
        return False
    return screen().cues["safe-doubted"].search(sentence.plain[: match.start()] + " ") is None
