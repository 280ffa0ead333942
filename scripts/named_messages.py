"""Messages with names in them, for the model of names: marked ones, and messages of the reader's with names put in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache

import yaml
from faker import Faker

from scripts.marked import EXAMPLES, Marked, marked_in
from scripts.reader_examples import EXAMPLES as READER_EXAMPLES
from scripts.reader_examples import labelled_cases

LOCALES = (
    "en_GB", "en_IE", "en_IN", "en_PK", "en_NG", "en_KE", "yo_NG", "ig_NG", "ha_NG", "tw_GH", "sw", "zu_ZA", "fr_DZ",
    "tr_TR", "pl_PL", "lt_LT", "lv_LV", "ro_RO", "pt_PT", "pt_BR", "es_ES", "es_CO", "it_IT", "fr_FR", "de_DE", "cs_CZ",
    "sk_SK", "hu_HU", "hr_HR", "et_EE", "nl_NL", "sv_SE", "ga_IE", "id_ID", "uz_UZ", "fil_PH", "en_US",
)  # fmt: skip
_SAINTS = (
    "Aidan", "Bede", "Clare", "Dunstan", "Edmund", "Francis", "George", "Hilda", "Ignatius", "Joseph", "Luke", "Mary",
    "Monica", "Oswald", "Paul", "Quentin", "Ursula", "Wilfrid", "Anne", "John Fisher",
)  # fmt: skip
_DOES = r"\s+(?:(?!is|was|has|had|be\b)[a-z]+(?:s|ed|t)|is|was|has|had|told|said|came|went|got)\b"
_WHO = (
    "girl|boy|lad|man|woman|pupil|student|child|kid|lady|bloke|resident|patient|tenant|boyfriend|driver|manager|landlord|"
    "mum|dad|friend|mate|neighbour|worker|guy"
)
_KIN = (
    r"uncle|aunt|auntie|aunty|boyfriend|brother|sister|mum|mother|dad|father|cousin|friend|mate|husband|wife|partner|"
    r"manager|boss|landlord|carer|foster\s+carer|son|daughter|nephew|niece|nan|stepdad|flatmate|pupil|client|patient|tenant"
)
_SOMEBODY = re.compile(
    rf"\b(?:(?:she|he)(?={_DOES}|'s)|him\b"
    rf"|(?:the|this|a|one|my|our)\s+(?:young\s+|older\s+|little\s+)?(?:{_WHO})\b(?!'|\s+(?:who|in|from|of|with|at|i)\b)"
    rf"|(?P<kin>(?:her|his|my|their|the|an?)\s+(?:{_KIN})(?=[\s,.;])))",
    re.IGNORECASE,
)


_BEFORE = (
    "Mr ", "Ms ", "Mrs ", "miss ", "Dr ", "DC ", "PC ", "Sgt ", "uncle ", "auntie ", "aunty ", "Pastor ", "Imam ",
    "a man called ", "a woman called ", "a boy called ", "a girl named ", "someone called ", "Worker ", "Pupil ",
    "the doorman ", "Resident ", "Patient ", "Caller ", "Landlord ", "Miss ", "Sir ", "Madame ", "Baba ", "Mama ",
    "Haji ", "Manager ", "Sister ",
)  # fmt: skip
_AFTER_KIN = (" ", " ", " ", ", ", " (", " called ", " known as ", ": ")
_OPENINGS = ("", "", "Hi, ", "hello ", "RE: ", "This is ", "I'm ", "I am ", "my name is ", "Its ")
_THEN = (". ", ", ", " here. ", " - ", ": ", " here, ", "\n", " (", " ")
_FAREWELLS = ("\n", " Thanks, ", "\nRegards, ", "\nKind regards\n", " - ", " from ", " ta, ", "\n\n")
_BETWEEN = (" and ", ", ", " & ", " or ", "/")


def marked_messages() -> list[Marked]:
    """What the authors marked."""
    return [one for path in sorted(EXAMPLES.glob("*.txt")) for one in marked_in(path.read_text("utf-8"))]


def plain_messages() -> list[str]:
    """Messages of the reader's examples, but for the few in which somebody has a name."""
    folders = ("danger", "wants", "situations")
    texts = (case["text"] for folder in folders for case in labelled_cases(READER_EXAMPLES / folder, "fitting"))
    return [text for text in texts if not _names_somebody(text)]


def with_names_put_in(text: str, chance: random.Random) -> Marked:
    """The message with names in place of "the girl", "he", "her uncle" and the like."""
    made = _Made(chance, text[:400].islower())
    if chance.random() < 0.08:
        made.say(chance.choice(_OPENINGS))
        made.name()
        made.say(chance.choice(_THEN))
    at = 0
    for found in _SOMEBODY.finditer(text):
        if chance.random() < 0.55:
            made.say(text[at : found.start()])
            made.somebody(found["kin"])
            at = found.end()
    made.say(text[at:])
    if chance.random() < 0.06:
        made.say(chance.choice(_FAREWELLS))
        made.name()
    return Marked(made.text, tuple(made.marks))


class _Made:
    """A message in the making, with two people in it."""

    def __init__(self, chance: random.Random, is_lower: bool) -> None:
        self.text = ""
        self.marks: list[tuple[str, int, int]] = []
        self._chance, self._is_lower = chance, is_lower
        self._people = [_somebody(chance) for _ in range(2)]

    def say(self, words: str) -> None:
        self.text += words

    def name(self) -> None:
        one = self._chance.choice(self._people)
        one = one if self._chance.random() < 0.6 else one.split()[0]
        one = one.lower() if self._is_lower or self._chance.random() < 0.15 else one
        self.marks.append(("name", len(self.text), len(self.text) + len(one)))
        self.text += one

    def somebody(self, kin: str | None) -> None:
        """A name, with what may stand around it."""
        if kin:
            self.say(kin if self._chance.random() < 0.7 else kin.split(" ", 1)[1])
            self.say(self._chance.choice(_AFTER_KIN))
        elif self._chance.random() < 0.12:
            self.say(self._chance.choice(_BEFORE))
        in_brackets = self.text.endswith("(")
        self.name()
        if in_brackets:
            self.say(")")
        elif self._chance.random() < 0.1:
            self.say(self._chance.choice(_BETWEEN))
            self.name()


def varied(message: Marked, chance: random.Random) -> Marked:
    """The message with other names in it, and sometimes in other letters."""
    case = chance.choices((str, str.lower, str.upper), (8, 3, 1))[0]
    put: dict[str, str] = {}
    parts, marks, at = "", [], 0
    for kind, start, end in message.marks:
        parts += _same_length(case, message.text[at:start])
        was = message.text[start:end]
        now = put.setdefault(f"{kind} {was.lower()}", _same_length(case, _instead_of(kind, was, chance)))
        marks.append((kind, len(parts), len(parts) + len(now)))
        parts, at = parts + now, end
    return Marked(parts + _same_length(case, message.text[at:]), tuple(marks))


def _same_length(case: object, text: str) -> str:
    changed: str = case(text)  # type: ignore[operator]
    return changed if len(changed) == len(text) else text


def _instead_of(kind: str, was: str, chance: random.Random) -> str:
    if kind == "name" and chance.random() < 0.85:
        return _name_like(was, chance)
    if kind == "school" and chance.random() < 0.6:
        return _school_like(was, chance)
    return was


def _somebody(chance: random.Random) -> str:
    first, last = _first_and_last(chance)
    how = chance.random()
    return first if how < 0.55 else f"{first} {last}" if how < 0.85 else f"{first[0]}. {last}" if how < 0.9 else last


def _name_like(was: str, chance: random.Random) -> str:
    first, last = _first_and_last(chance)
    words = was.split()
    initial = re.fullmatch(r"(?:[A-Za-z]\.?\s?){1,2}", words[0]) and len(words) > 1
    if initial:
        new = f"{first[0]}{'.' if '.' in words[0] else ''} {last}"
    elif len(words) == 1:
        new = first if chance.random() < 0.8 else last
    else:
        new = f"{first} {last}"
    return new.lower() if was.islower() else new.upper() if was.isupper() and len(was) > 3 else new


def _first_and_last(chance: random.Random) -> tuple[str, str]:
    if chance.random() < 0.5:
        group = chance.choice(_cultures())
        last = chance.choice(group["last"] or chance.choice(_cultures()[:-3])["last"])
        return chance.choice(group["first"]), last
    return chance.choice(_of_faker(chance.choice(LOCALES)))


def _school_like(was: str, chance: random.Random) -> str:
    saint = re.search(r"\b(st\.?|saint)\s+[\w'’]+", was, re.IGNORECASE)
    if saint:
        new = was[: saint.start()] + f"{saint[1]} {chance.choice(_SAINTS)}'s" + was[saint.end() :]
    else:
        first = was.split()[0]
        new = was.replace(first, chance.choice(_first_and_last(chance)[1].split()), 1)
    return new.lower() if was.islower() else new


@cache
def _of_faker(locale: str) -> Sequence[tuple[str, str]]:
    """Names of one country, always the same: Faker keeps hundreds to thousands of each."""
    faker = Faker(locale)
    faker.seed_instance(locale)
    return [(faker.first_name(), faker.last_name()) for _ in range(700)]


@cache
def _cultures() -> Sequence[dict[str, list[str]]]:
    return list(yaml.safe_load((EXAMPLES / "cultures.yml").read_text("utf-8")).values())


def _names_somebody(text: str) -> bool:
    # The authors of those examples marked no names, and used few.
    return any(word in known_names() for word in re.findall(r"(?<=[a-z,;:(\"'] )[A-Z][a-z]+", text))


@cache
def known_names() -> frozenset[str]:
    """Every word of the names that are put in, but for those that name a place or a thing more often."""
    pairs = [pair for locale in LOCALES for pair in _of_faker(locale)]
    pairs += [(first, last) for group in _cultures() for first in group["first"] for last in group["last"] or [""]]
    return frozenset(word for pair in pairs for name in pair for word in name.split()) - _PLACES


_PLACES = frozenset({
    "Kingston", "Chelsea", "Victoria", "Reading", "Brooklyn", "Paris", "Troy", "Rio", "London", "May", "Will", "Mark",
    "April", "June", "August", "Summer", "Autumn", "Black", "White", "Green", "Day", "Hill", "King", "Prince", "Sunday",
    "Hope", "Grace", "Bill", "Angel",
})  # fmt: skip
"""Words that name somebody in few messages only."""


def calm_and_named(chance: random.Random, plain: Sequence[str], named: int, calm: int) -> Iterator[Marked]:
    """Some of the plain messages with names put in, and some as they are."""
    yield from (with_names_put_in(text, chance) for text in chance.sample(plain, named))
    yield from (Marked(text, ()) for text in chance.sample(plain, calm))
