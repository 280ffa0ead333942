"""What must hold between content files: one module a family of rules, all run by `check`."""

from __future__ import annotations

from guidance_kb.reading.checks.card_numbers import card_numbers
from guidance_kb.reading.checks.conditions import conditions
from guidance_kb.reading.checks.example_questions import example_questions
from guidance_kb.reading.checks.hours import hours
from guidance_kb.reading.checks.ledger import ledger, overdue_checks
from guidance_kb.reading.checks.numbers import numbers
from guidance_kb.reading.checks.references import references, replaced, same_address
from guidance_kb.reading.checks.required import required
from guidance_kb.reading.checks.reviews import reviews
from guidance_kb.reading.checks.wording import wording
from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem

__all__ = ["BETWEEN_RECORDS", "check"]

BETWEEN_RECORDS = (
    references, card_numbers, numbers, hours, ledger, conditions, example_questions, wording, same_address, reviews,
    replaced, overdue_checks,
)  # fmt: skip
"""The rules that need no more than a glance: each build runs them."""


def check(content: Content) -> list[Problem]:
    """Everything that is wrong between records that are each well formed."""
    return sorted(problem for rule in (*BETWEEN_RECORDS, required) for problem in rule(content))
