"""Who is writing: what they call themselves, where they work, or what only such a person says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guidance_kb.understanding.ages import group_of, own_age
from guidance_kb.understanding.entity import Entity
from guidance_kb.understanding.fragments import Fragment, fragments
from guidance_kb.understanding.phrases import compiled
from guidance_kb.understanding.rulebook import entity, groups_of, pattern, says
from guidance_kb.understanding.text import Sentence
from guidance_kb.understanding.victim import is_made_to, is_migrant_worker, seems_to_be_about_me, speaker_is_victim
from guidance_kb.understanding.words import vocabulary


@dataclass(frozen=True)
class _Found:
    """A role, where its own words stand in the message, and where all that shows it does."""

    role: str
    words: tuple[int, int]
    span: tuple[int, int]


_ByRole = Mapping[str, re.Pattern[str]]
_KNOWS_SOMEBODY = frozenset({"public", "parent", "colleague"})
"""Roles that come from knowing somebody, not from a post."""
_OFTEN_EXPLOITED = frozenset({"hotel", "early-years", "other", *_KNOWS_SOMEBODY})
"""Who names such a post may still be writing about themselves: "I am a housekeeper, madam keeps my passport"."""


_BEFORE_TITLE = re.compile(r" (?:i|we)((?: [^ ]+){0,7}) \Z")
_BEFORE_PLACE = re.compile(r" (?:i|we|our)((?: [^ ]+){0,9} (?:at|in|on|for|with|behind)(?: [^ ]+){0,3}) \Z")
"""The words since "i" or "we", a few at most."""
_NOT_BETWEEN = frozenset({"other", *_KNOWS_SOMEBODY})
"""Roles that a fragment in the middle of a message does not give."""
_NOT_NEAR = frozenset({"transport", *_KNOWS_SOMEBODY})
"""Roles that these words do not give: who is on a bus need not drive it."""
_POST = re.compile(r" \w{3,}(?:er|or|ist|ian|ant),?(?= )")


def find_role(found: Sequence[Sentence], message: str) -> Entity | None:
    """The writer's role: what they call themselves, else where they work, else as their words imply; else None."""
    young = _is_young(found)
    by_trade = _by_trade(found, is_grown_up=not young and not says("roles", "student", found))
    knows = _first(one for one in _said(found, "own") if not young or one.role in _KNOWS_SOMEBODY)
    if _is_own_case(found, message, by_trade, knows):
        return Entity("role", "self", 0, len(message), message)
    best = by_trade or knows or (None if young else _guess(found))
    return entity("role", best.role, best.span, message) if best else None


def _guess(found: Sequence[Sentence]) -> _Found | None:
    return _first(_called(found, "any_job")) or _first(_near(found)) or _first(_some_post(found)) or _by_jargon(found)


def _by_trade(found: Sequence[Sentence], is_grown_up: bool) -> _Found | None:
    """The post that the writer has; of a child or student only one that they name as theirs."""
    named = _first(_called(found, "nouns"))
    if named or not is_grown_up:
        return named
    return (
        _first(_doing(found))
        or _first(_at_work(found))
        or _first(_any_job(found))
        or _first(_framed(found, "kin", "frames"))
    )


def _is_young(found: Sequence[Sentence]) -> bool:
    """Whether a child writes, who has no post yet."""
    age = own_age(found)
    return (age is not None and group_of(age) == "child") or says("roles", "young_writer", found)


def bare_role(found: Sequence[Sentence], message: str) -> Entity | None:
    """The role that an answer names without a sentence around it: "teacher", "a nurse", "the police"."""
    for section in ("nouns", "places", "any_job"):
        first = _first(_framed(found, section, "bare_frames"))
        if first:
            return entity("role", first.role, first.span, message)
    return None


def _is_own_case(found: Sequence[Sentence], message: str, by_trade: _Found | None, knows: _Found | None) -> bool:
    """Whether it happens to the writer: never where they name a post in which people are safe."""
    if by_trade and by_trade.role not in _OFTEN_EXPLOITED and not (is_made_to(found) and is_migrant_worker(found)):
        return False
    if is_made_to(found) or (speaker_is_victim(message) and (knows is None or knows.role != "parent")):
        return True
    if by_trade or knows:
        return False
    return own_age(found) is not None or _is_young(found) or seems_to_be_about_me(found)


def _called(found: Sequence[Sentence], section: str) -> Iterator[_Found]:
    """The titles by which the writer introduces themselves, in a sentence or in a fragment."""
    framed = list(_framed(found, section, "frames"))
    yield from framed or _in_fragments(found, section)


def _doing(found: Sequence[Sentence]) -> Iterator[_Found]:
    """The work that the writer says they do."""
    yield from _framed(found, "doings", "doing_frames")


def _at_work(found: Sequence[Sentence]) -> Iterator[_Found]:
    """The workplaces that the writer speaks from, in a sentence or in a fragment."""
    framed = [*_framed(found, "places", "place_frames"), *_framed(found, "haunts", "haunt_frames")]
    alone = frozenset(vocabulary("roles")["opens_alone"])
    yield from framed or (
        one
        for fragment in fragments(found)
        for one in _in_fragment(fragment, "places")
        if one.role in alone or pattern("roles", "titles").search(fragment.plain)
    )


def _any_job(found: Sequence[Sentence]) -> Iterator[_Found]:
    """A title such as "manager", as what the workplace named next makes it, or else any in the message."""
    title = _first(_called(found, "any_job"))
    places = list(_said(found, "places")) if title else []
    if title and places:
        place = _first(place for place in places if place.words[0] >= title.words[0]) or _first(places)
        yield _Found(place.role if place else title.role, title.words, title.span)


def _near(found: Sequence[Sentence]) -> Iterator[_Found]:
    """Any title or workplace that "i" or "we" leads to: "I do admissions for a secondary"."""
    for section, leads in (("nouns", _BEFORE_TITLE), ("places", _BEFORE_PLACE)):
        for role, sentence, match in _matches(found, section):
            before = leads.search(sentence.plain[: match.start()] + " ")
            if before and not sentence.is_question and role not in _NOT_NEAR and _leads_on(before.group(1)):
                span = sentence.span(*match.span())
                yield _Found(role, span, span)


def _leads_on(between: str) -> bool:
    return not frozenset(vocabulary("roles")["between_not"]) & set(between.replace(",", "").split())


def _some_post(found: Sequence[Sentence]) -> Iterator[_Found]:
    """A post that the lists do not have, known by its ending: "I am a beekeeper" is somebody else."""
    no_post = frozenset(vocabulary("roles")["no_post"])
    for sentence in found:
        for match in _POST.finditer(sentence.plain):
            framed = pattern("roles", "some_post").search(_blanked(sentence.plain, match))
            if framed and match.group().strip(" ,") not in no_post:
                span = sentence.span(framed.start(), match.end())
                yield _Found("other", span, span)


def _by_jargon(found: Sequence[Sentence]) -> _Found | None:
    """The role with the most words of its trade, two at least."""
    said: dict[str, list[_Found]] = {}
    for one in _said(found, "jargon"):
        said.setdefault(one.role, []).append(one)
    most = max(said.values(), key=len, default=[])
    return most[0] if len(most) > 1 else None


def _framed(found: Sequence[Sentence], section: str, frames: str) -> Iterator[_Found]:
    """The roles whose words stand in one of the frames: "a nurse" only in "I am a nurse" and the like."""
    for role, sentence, match in _matches(found, section):
        frame = pattern("roles", frames).search(_blanked(sentence.plain, match))
        if frame:
            yield _Found(role, sentence.span(*match.span()), sentence.span(frame.start(), match.end()))


def _in_fragments(found: Sequence[Sentence], section: str) -> Iterator[_Found]:
    for fragment in fragments(found):
        yield from _in_fragment(fragment, section)


def _in_fragment(fragment: Fragment, section: str) -> Iterator[_Found]:
    """The roles that a fragment names as the writer's own: not "her teacher", not "girl with a social worker"."""
    for role, words in _words(section).items():
        for match in words.finditer(fragment.plain):
            if fragment.is_between and (role in _NOT_BETWEEN or fragment.plain[: match.start()].count(" ") > 2):
                continue
            blanked = _blanked(fragment.plain, match)
            before = "not_before_place" if section == "places" else "not_before"
            if not pattern("roles", before).search(blanked) and not pattern("roles", "not_after").search(blanked):
                start, end = match.start() + fragment.start, match.end() + fragment.start
                yield _Found(role, fragment.sentence.span(start, end), fragment.sentence.span(fragment.start, end))


def _said(found: Sequence[Sentence], section: str) -> Iterator[_Found]:
    for role, sentence, match in _matches(found, section):
        span = sentence.span(*match.span())
        yield _Found(role, span, span)


def _matches(found: Sequence[Sentence], section: str) -> Iterator[tuple[str, Sentence, re.Match[str]]]:
    for sentence in found:
        for role, match in _matches_in(sentence.plain, section):
            yield role, sentence, match


@lru_cache(maxsize=128)
def _matches_in(plain: str, section: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Every role of a section that a sentence names; remembered, as one message is asked more than once."""
    return tuple((role, match) for role, words in _words(section).items() for match in words.finditer(plain))


def _blanked(plain: str, match: re.Match[str]) -> str:
    comma = "," if match.group().endswith(",") else ""
    return f"{plain[: match.start()]} @{comma}{plain[match.end() :]}"


def _first(candidates: Iterable[_Found]) -> _Found | None:
    """The first, of two at one place the longer; the safeguarding lead before every other post they hold."""
    return min(candidates, key=lambda one: (one.role != "dsl", one.words[0], one.words[0] - one.words[1]), default=None)


@lru_cache(maxsize=8)
def _words(section: str) -> _ByRole:
    said = vocabulary("roles")[section].items()
    return {role: compiled(phrases, groups_of("roles")) for role, phrases in said}
