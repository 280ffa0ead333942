"""Checks of the content that take seconds, because they plan every situation and search for every question.

`guidance check` runs them, a build does not.
"""

from __future__ import annotations

from guidance_kb.reading.checks import check
from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem
from guidance_kb.thorough.finding import finding
from guidance_kb.thorough.plans import plans


def check_thoroughly(content: Content) -> list[Problem]:
    """Everything that is wrong between records: what `check` finds, and what takes longer to find."""
    return sorted([*check(content), *plans(content), *finding(content)])
