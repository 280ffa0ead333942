"""What the reader is fitted to: `guidance_kb/reader/examples/`, `data/nlu/` and the indicators' phrases, labelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guidance_kb import settings
from guidance_kb.reader.outcomes import ANY_OF, NONE, UNSAID
from guidance_kb.understanding.ages import group_of
from scripts.processes import PROJECT

EXAMPLES = PROJECT / "guidance_kb" / "reader" / "examples"
INDICATOR_PHRASES = PROJECT / "guidance_kb" / "spotting" / "examples"
DESCRIPTIONS = PROJECT / "guidance_kb" / "spotting" / "descriptions"
_OF_THE_SITUATION = ("role", "age_group", "about", "danger", "missing", "consent")
_WANTS = {
    "ask_guidance": "guidance",
    "describe_worry": "worry",
    "ask_contact": "contact",
    "ask_what_to_do": "what_to_do",
    "out_of_scope": "out_of_scope",
    "harmful_request": "harmful",
}
_OTHERWISE = "talk"
_UNSETTLED = frozenset({"give_answer", "correct_detail", "danger", "now_safe", "another_person"})
"""Intents that are no wish of their own: what they want depends on the turn before."""


@dataclass(frozen=True)
class Labelled:
    """A text and what its author said of it. What is not in it is not known."""

    text: str
    answers: Mapping[str, str] = field(default_factory=dict)
    """By question of `ONE_OF`."""
    likely: Mapping[str, bool] = field(default_factory=dict)
    """By answer of `ANY_OF`."""
    mentions: Mapping[str, int | str] = field(default_factory=dict)
    """The `age` and `place` that count; `unsaid` where none does."""
    indicators: Mapping[str, bool] = field(default_factory=dict)
    """Whether it says each of the indicators."""
    is_piece: bool = False
    """It is a phrase for one indicator, no message."""


def examples(part: str) -> list[Labelled]:
    """The examples of one part: `fitting`, or `tuning`, which the reader never sees."""
    found = [*_situations(part), *_dangers(part), *_wishes(part), *_descriptions(part)]
    if part == "fitting":
        found += [*_of_the_assistant(), *_pieces()]
    return found


def labelled_cases(folder: Path, part: str) -> Iterator[dict[str, Any]]:
    """What the authors of one part wrote, as it stands in their files."""
    for path in sorted(folder.glob("*.yml")):
        if path.name.startswith("tuning") == (part == "tuning"):
            yield from yaml.safe_load(path.read_text("utf-8"))


def _situations(part: str) -> Iterator[Labelled]:
    for case in labelled_cases(EXAMPLES / "situations", part):
        said, unscored = dict(case["situation"]), set(case.get("unscored") or ())
        age = said.get("age")
        if age is not None:
            said["age_group"] = group_of(age)
        if said.get("about") == "person":
            del said["about"]
        unscored |= {"age_group"} if "age" in unscored else set()
        settled = [name for name in _OF_THE_SITUATION if name not in unscored]
        answers = {name: str(said.get(name, UNSAID)).lower() for name in settled} | {"wants": "worry"}
        yield Labelled(case["text"], answers, _likely(case, unscored), _mentions(said, unscored))


def _likely(case: Mapping[str, Any], unscored: set[str]) -> dict[str, bool]:
    kinds, arguable = set(case["situation"].get("exploitation") or ()), set(case.get("maybe") or ())
    likely = {} if "exploitation" in unscored else {
        kind: kind in kinds for kind in ANY_OF["exploitation"] if kind in kinds or kind not in arguable
    }  # fmt: skip
    danger = case["situation"].get("danger")
    if "danger" not in unscored and danger != "unsure":
        likely["in_danger"] = danger == "now"
    return likely


def _mentions(said: Mapping[str, Any], unscored: set[str]) -> dict[str, int | str]:
    mentions: dict[str, int | str] = {}
    if "age" not in unscored and "age_group" not in unscored:
        mentions["age"] = said.get("age", said.get("age_group", UNSAID))
    if "place" not in unscored:
        mentions["place"] = said.get("place", UNSAID)
    return mentions


def _dangers(part: str) -> Iterator[Labelled]:
    for case in labelled_cases(EXAMPLES / "danger", part):
        yield Labelled(case["text"], likely={"in_danger": case["danger"]})


def _wishes(part: str) -> Iterator[Labelled]:
    for case in labelled_cases(EXAMPLES / "wants", part):
        yield Labelled(case["text"], {"wants": case["wants"]})


def _descriptions(part: str) -> Iterator[Labelled]:
    """Whole descriptions: what their author found, and no other but what is arguable."""
    names = sorted(_indicators())
    for case in labelled_cases(DESCRIPTIONS, part):
        found, arguable = set(case["found"]), set(case.get("fine") or ())
        says = {name: name in found for name in names if name in found or name not in arguable}
        yield Labelled(case["text"], indicators=says)


def _pieces() -> Iterator[Labelled]:
    """The phrases for the indicators. Whether one also says a neighbour of its own is not known."""
    indicators = _indicators()
    for name, text in indicator_phrases():
        neighbours = () if name == NONE else indicators[name]["also"]
        says = {other: other == name for other in indicators if other not in neighbours}
        yield Labelled(text, indicators=says, is_piece=True)


def _of_the_assistant() -> Iterator[Labelled]:
    # What people say to the assistant with any other intention than danger is calm, however grave.
    for path in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for group in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            intent = group.get("intent", "")
            wants = {} if intent in _UNSETTLED else {"wants": _WANTS.get(intent, _OTHERWISE)}
            for line in group.get("examples", "").splitlines():
                yield Labelled(line.removeprefix("- ").strip(), wants, {"in_danger": intent == "danger"})


def indicator_phrases() -> Iterator[tuple[str, str]]:
    """The indicator, or `none`, that a phrase says: the authors' phrases, and what the content itself says of each."""
    for path in sorted(INDICATOR_PHRASES.glob("*.yml")):
        found = yaml.safe_load(path.read_text("utf-8"))
        if isinstance(found, list):
            yield from ((NONE, text) for text in found)
            continue
        for name, phrases in found.items():
            yield from ((name, text) for text in phrases["says"])
            yield from ((NONE, text) for text in phrases.get("not", []))
    for name, one in _indicators().items():
        yield from ((name, text) for text in [*one["says"], *one["look_for"], one["label"]])


@cache
def _indicators() -> dict[str, Any]:
    files = sorted((settings.content_dir() / "indicators").glob("*.yml"))
    return {one["id"]: one for path in files for one in yaml.safe_load(path.read_text("utf-8"))}
