"""Every situation is planned once; what breaks an invariant is kept, the plans are not."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest

from guidance_kb.clock import parse
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning import contacts
from guidance_kb.planning.every_situation import every_form_of_exploitation, every_situation
from guidance_kb.planning.situation import Situation
from tests.invariants.case import Case, case_of
from tests.invariants.invariants import INVARIANTS

CHRISTMAS_NIGHT = parse("2026-12-25T03:00")


@dataclass
class Sweep:
    """What came out of planning every situation."""

    tried: int = 0
    broken: dict[str, list[Situation]] = field(default_factory=lambda: defaultdict(list))
    """The situations that break an invariant, by its name."""
    pieces: set[str] = field(default_factory=set)
    """The ids of all steps, do-nots and things to write down that came up."""
    routes: set[str] = field(default_factory=set)
    contact_sets: set[tuple[str, ...]] = field(default_factory=set)
    """The contacts of a plan, by id: each combination that came up."""

    def add(self, case: Case) -> None:
        self.tried += 1
        for invariant in INVARIANTS:
            if not invariant(case):
                self.broken[invariant.__name__].append(case.said)
        self.pieces.update(item["id"] for part in ("steps", "do_not", "record") for item in case.plan[part])
        self.routes.add(case.plan["route"]["id"])
        self.contact_sets.add(tuple(contact["id"] for contact in case.plan["contacts"]))


@pytest.fixture(scope="session")
def sweep(kb: KnowledgeBase) -> Sweep:
    """A plan for every situation, at three in the morning on Christmas Day."""
    result = Sweep()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contacts, "contact_view", _each_looked_at_once(contacts.contact_view))
        for said in (*every_situation(), *every_form_of_exploitation()):
            result.add(case_of(said, kb, CHRISTMAS_NIGHT))
    return result


def _each_looked_at_once(view: Any) -> Any:
    """How a contact stands at one minute depends on nothing but the role: a million looks become a few hundred."""
    seen: dict[tuple[str, str | None], dict[str, Any]] = {}

    @functools.wraps(view)
    def look(contact: Any, kb: Any, at: Any, role: str | None = None) -> dict[str, Any]:
        key = (contact.id, role)
        if key not in seen:
            seen[key] = view(contact, kb, at, role=role)
        return seen[key]

    return look
