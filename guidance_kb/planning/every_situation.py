"""Every situation that the public contract can express, but for the age as a number and free lists."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from guidance_kb import vocabulary
from guidance_kb.planning.situation import Situation

PLACES = (None, "southwark", "outside-london", "wales", "scotland", "northern-ireland")
"""One for each thing that a place can change: nothing known, a borough, the rest of England, each other nation."""


def every_situation() -> Iterator[Situation]:
    """Some 46,000. What is not said is tried where it differs from the value that is assumed for it."""
    for role, age_group, danger, missing, place, consent, about in itertools.product(
        vocabulary.ROLES,
        (None, *vocabulary.AGE_GROUPS),
        vocabulary.DANGER,
        (False, True),
        PLACES,
        (None, *vocabulary.CONSENT),
        vocabulary.ABOUT,
    ):
        yield Situation(role, age_group, None, danger, missing, place, consent, about)


def every_form_of_exploitation() -> Iterator[Situation]:
    """Each form of exploitation, with everything that a step may make of it."""
    for role, age_group, place, form in itertools.product(
        vocabulary.ROLES, ("child", "adult"), PLACES, vocabulary.EXPLOITATION
    ):
        yield Situation(role=role, age_group=age_group, place=place, exploitation=(form,))
