"""People who do not exist, with everything that would tell who they are: planted, and then searched for."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields

_SYLLABLES = ("bra", "dri", "fel", "gus", "hov", "jem", "kli", "lor", "mun", "nef", "pra", "rud", "sib", "tov", "wex")
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"
_PLATES = "ABCDEFGHJKLMNPRSTUVWXY"
_STEM = "marzipan"
"""A word that is no identifier, and that no guidance has: with a number it tells which message it was in."""


@dataclass(frozen=True)
class Person:
    """One invented child, as a professional would describe them. No two have anything in common."""

    first: str
    surname: str
    nickname: str
    born: str
    phone: str
    mobile: str
    nhs: str
    ni: str
    upn: str
    passport: str
    plate: str
    postcode: str
    street: str
    school: str
    email: str
    handle: str
    link: str
    word: str

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.surname}"

    def needles(self) -> list[str]:
        """Everything of this person that must be nowhere."""
        return [getattr(self, field.name) for field in fields(self)]


def people(count: int, seed: int = 6) -> list[Person]:
    """So many people; the same ones for the same seed."""
    dice = random.Random(seed)
    numbers = list(_distinct(count, lambda: f"{dice.randrange(10**6):06}"))
    return [_person(number, n, dice) for n, number in enumerate(numbers)]


def _person(number: str, n: int, dice: random.Random) -> Person:
    # Every name has a sound of its own: the number is spelt in syllables. One letter in it is not ASCII.
    sound = "".join(_SYLLABLES[int(digit)] for digit in number)
    surname = f"Zq{sound}é" if n % 4 == 0 else f"Zq{sound}"
    letters = "".join(dice.choice(_PLATES) for _ in range(5))
    return Person(
        first=f"Qy{sound[::-1]}",
        surname=surname,
        nickname=f"Xo{sound[3:]}{sound[:3]}",
        born=f"{1 + n % 28:02}/{1 + n % 12:02}/{2008 + n // 28}",
        phone=f"020 79{number[:2]} {number[2:]}",
        mobile=f"07{number[:3]} 9{number[3:]}{n:02}",
        nhs=_nhs_number(number),
        ni=f"{letters[0]}B {number[:2]} {number[2:4]} {number[4:]} C",
        upn=f"H801{number}{n:02}4",
        passport=f"5{number}{n:02}",
        plate=f"{letters[:2]}{10 + n % 60} {letters[2:]}",
        postcode=f"SE15 {n % 10}{_INWARD[n // 10]}{_INWARD[int(number[5])]}",
        street=f"{1 + n} Zw{sound} Road",
        school=f"St Zv{sound}'s Primary School",
        email=f"zx{sound}@mail.example",
        handle=f"@zy_{sound}{n}",
        link=f"https://social.example/zt{sound}?id={number}",
        word=f"{_STEM}{number}",
    )


def _nhs_number(number: str) -> str:
    """An NHS number with the check digit that belongs to it."""
    for start in range(400, 500):
        nine = f"{start}{number}"
        check = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            ten = f"{nine}{check % 11}"
            return f"{ten[:3]} {ten[3:6]} {ten[6:]}"
    raise AssertionError("one in eleven has none; a hundred in a row cannot be")


def _distinct(count: int, throw: Callable[[], str]) -> Iterator[str]:
    seen: set[str] = set()
    while len(seen) < count:
        one = throw()
        if one not in seen:
            seen.add(one)
            yield one
