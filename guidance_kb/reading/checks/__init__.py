"""What must hold between content files: one module a family of rules, all run by `check`."""

from __future__ import annotations

from guidance_kb.reading.checks.conditions import conditions
from guidance_kb.reading.checks.hours import hours
from guidance_kb.reading.checks.numbers import numbers
from guidance_kb.reading.checks.references import references
from guidance_kb.reading.checks.required import required
from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem

__all__ = ["BETWEEN_RECORDS", "check"]

BETWEEN_RECORDS = (references, numbers, hours, conditions)


def check(content: Content) -> list[Problem]:
    """Everything that is wrong between records that are each well formed."""
    return sorted(problem for rule in (*BETWEEN_RECORDS, required) for problem in rule(content))
