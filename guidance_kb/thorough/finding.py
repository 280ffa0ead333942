"""Every example question of a card must find that card first."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem


def finding(content: Content) -> Iterator[Problem]:
    """A problem for each example question that finds another card first."""
    return iter(())
