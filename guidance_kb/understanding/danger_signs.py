"""What the rules of the danger screen make of a message: alarms, cues, whether it says that all is well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from guidance_kb.understanding.alarms import Alarm, Blocker, screen
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.rulebook import groups_of
from guidance_kb.understanding.text import Sentence, sentences
from guidance_kb.understanding.words import vocabulary

_STRETCH_ENDS = re.compile(r"(?<=,)(?= )| but,?(?= )")
_CLAUSE_ENDS = re.compile(r"(?<=,)(?= )| (?:but|so|because|as|since),?(?= )")


def sets_off_an_alarm(text: str) -> bool:
    """True where the rules alone find danger; `alarms_in` says why."""
    return next(alarms_in(text), None) is not None


def warnings_in(text: str) -> list[str]:
    """The alarms and the cues of a message by name, and `alarm` once for each alarm, three times at most."""
    found = sentences(text)
    alarms = [alarm for alarm, _, _ in _alarms(found)]
    cues = sorted({cue for sentence in found for cue in _cues(sentence.plain)})
    counted = [f"alarms:{count}" for count in range(1, min(len(alarms), 3) + 1)]
    return [*(f"alarm:{alarm}" for alarm in dict.fromkeys(alarms)), *counted, *(f"cue:{cue}" for cue in cues)]


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
