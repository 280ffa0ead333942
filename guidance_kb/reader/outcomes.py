"""What the reader says of a message: each question, and the answers between which it chooses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

UNSAID = "unsaid"
"""The message does not tell."""

NONE = "none"
"""The piece of a message mentions no indicator."""

ONE_OF: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "role": (
        UNSAID, "teacher", "dsl", "early-years", "health", "social-worker", "police", "foster-carer",
        "residential-worker", "youth-worker", "housing", "transport", "border", "hotel", "helpline", "employer",
        "public", "colleague", "parent", "self", "other",
    ),
    "age_group": (UNSAID, "child", "adult", "unsure"),
    "about": (UNSAID, "place-or-workplace", "staff-member", "online"),
    "danger": (UNSAID, "now", "no", "unsure"),
    "missing": (UNSAID, "true", "false"),
    "consent": (UNSAID, "yes", "no", "unknown"),
    "wants": ("guidance", "worry", "contact", "what_to_do", "talk", "out_of_scope", "harmful"),
})  # fmt: skip
"""Questions with one answer: their probabilities add up to 1."""

ANY_OF: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "exploitation": (
        "sexual", "labour", "domestic", "criminal", "marriage", "organ", "financial", "benefit", "begging", "adoption",
    ),
    "in_danger": ("in_danger",),
})  # fmt: skip
"""Questions with any number of answers: each has a probability of its own."""

MENTIONS = ("age", "place")
"""What is asked of a number or a name in the message: is it the person's age; is it where the person is now?"""

WIDTH = sum(map(len, ONE_OF.values())) + sum(map(len, ANY_OF.values()))
"""How many numbers the reader gives for a message, in the order of the two tables."""
