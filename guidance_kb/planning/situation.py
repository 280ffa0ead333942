"""A situation: what was said about it, and nothing else. No dependency beyond the standard library."""

from __future__ import annotations

from dataclasses import dataclass

ADULT_AT = 18


@dataclass(frozen=True)
class Situation:
    """What was said, in the public contract's words. None, or an empty tuple: not said."""

    role: str | None = None
    age_group: str | None = None
    age: int | None = None
    danger: str | None = None
    missing: bool | None = None
    place: str | None = None
    """The slug of a place."""
    consent: str | None = None
    about: str | None = None
    exploitation: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()

    @property
    def said_age_group(self) -> str | None:
        """`child`, `adult`, `unsure` or None: the age group that was said, or that follows from the age.

        Where the two disagree it is `unsure`: somebody who may be under 18 is handled as a child.
        """
        if self.age is None:
            return self.age_group
        by_age = "child" if self.age < ADULT_AT else "adult"
        return by_age if self.age_group in (None, by_age) else "unsure"

    @property
    def handled_as(self) -> str | None:
        """`child` or `adult`: whose plan this is. None where no person is identified.

        A person whose age was not said, or is in doubt, is handled as a child. Somebody who is missing is identified.
        """
        said = self.said_age_group
        no_person = self.role != "self" and not self.missing and self.about not in (None, "person")
        if said is None and no_person:
            return None
        return "adult" if said == "adult" else "child"
