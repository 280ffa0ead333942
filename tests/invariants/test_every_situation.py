"""The invariants of the plans, tried on every situation. Each has been seen to fail with the code or content broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.vocabulary import ROUTES
from tests.invariants.case import Case
from tests.invariants.conftest import Sweep
from tests.invariants.invariants import INVARIANTS


@pytest.mark.parametrize("invariant", INVARIANTS, ids=lambda invariant: invariant.__name__)
def test_in_every_situation(invariant: Callable[[Case], bool], sweep: Sweep) -> None:
    broken = sweep.broken[invariant.__name__]
    assert not broken, f"{len(broken)} of {sweep.tried} situations, for instance {broken[0]}"


def test_tens_of_thousands_of_situations_are_tried(sweep: Sweep) -> None:
    assert sweep.tried > 40_000


def test_every_piece_of_a_plan_is_reached_by_some_situation(sweep: Sweep, kb: KnowledgeBase) -> None:
    assert {piece.id for piece in (*kb.steps, *kb.do_not, *kb.record)} == sweep.pieces


def test_every_route_of_the_contract_is_taken(sweep: Sweep) -> None:
    assert sweep.routes == set(ROUTES)
