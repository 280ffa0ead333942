"""The danger screen: is somebody in danger now? It judges who speaks, when and how soon, not keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from guidance_kb.understanding.alarms import Alarm, Blocker, screen
from guidance_kb.understanding.danger_model import likeness
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.rulebook import groups_of
from guidance_kb.understanding.text import Sentence, sentences
from guidance_kb.understanding.victim import speaker_is_victim
from guidance_kb.understanding.words import vocabulary

__all__ = [
    "alarms_in",
    "danger_of",
    "in_danger",
    "is_plainly_in_danger",
    "says_safe",
    "says_unsure",
    "sets_off_an_alarm",
    "speaker_is_victim",
]

# Chosen on tests/evaluation/danger_tuning.yml.
LIKELY = 0.45
"""From this likeness on it counts as danger."""
DOUBTFUL = 0.35
"""From here on where a rule went off as well."""
PLAIN = 0.8
"""From here on it is plain enough to plan for danger; below, the emergency numbers come first "just in case"."""

_STRETCH_ENDS = re.compile(r"(?<=,)(?= )| but,?(?= )")
_CLAUSE_ENDS = re.compile(r"(?<=,)(?= )| (?:but|so|because|as|since),?(?= )")


def in_danger(text: str) -> bool:
    """True where the message says that somebody is in danger now: the answer begins with 999.

    The model judges, with what the rules make of the message before it. Where a rule went off it needs less.
    """
    return _is_from(LIKELY, text)


def is_plainly_in_danger(text: str) -> bool:
    """True where `in_danger` leaves little doubt. Where it does, the emergency numbers come first "just in case"."""
    return _is_from(PLAIN, text)


def sets_off_an_alarm(text: str) -> bool:
    """True where the rules alone find danger; `alarms_in` says why."""
    return next(alarms_in(text), None) is not None


def _is_from(least: float, text: str) -> bool:
    if not sentences(text):
        return False
    like, alarm = _likeness(text), sets_off_an_alarm(text)
    if says_safe(text) and not alarm:
        # Whoever says that nobody is in danger is believed, unless it is plain that somebody is.
        least = max(least, PLAIN)
    return like >= least or (alarm and like >= DOUBTFUL)


@lru_cache(maxsize=8)
def _likeness(text: str) -> float:
    # The danger screen, the action and the situation ask for the same message.
    return likeness(text, signs_of)


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


def says_unsure(text: str) -> bool:
    """True where the message says that one can not tell whether somebody is in danger or safe."""
    found = sentences(text)
    if any(_unsure("says").search(sentence.plain) for sentence in found):
        return True
    # "Is she in danger? I do not know."
    return any(
        asked.is_question and _unsure("asks").search(asked.plain) and _unsure("answers").search(answer.plain)
        for asked, answer in pairwise(found)
    )


@cache
def _unsure(part: str) -> re.Pattern[str]:
    """One list of phrases of the section `unsure`, which has groups of its own."""
    section = vocabulary("danger")["unsure"]
    return compiled(section[part], {**groups_of("danger"), **section["groups"]})


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
    return any(
        not screen().cues["safe-doubted"].search(_clause_before(match, sentence.plain)) and not _asked(match, sentence)
        for match in screen().cues["safe"].finditer(sentence.plain)
    )


def _clause_before(match: re.Match[str], plain: str) -> str:
    """What stands before the match in its own clause, closed by an `@`."""
    first = max((end.end() for end in _CLAUSE_ENDS.finditer(plain, 0, match.start() + 1)), default=0)
    return plain[first : match.start()] + " @ "


def _asked(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the match is in what a question asks: "she is safe here, what do I do?" asks only after the comma."""
    return sentence.is_question and "," not in sentence.plain[match.end() - 1 :]
