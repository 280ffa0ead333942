"""One situation, with all that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.nrm import is_first_responder
from guidance_kb.planning.planner import plan
from guidance_kb.planning.situation import Situation
from guidance_kb.planning.understood import normalise


@dataclass(frozen=True)
class Case:
    """What an invariant looks at."""

    said: Situation
    age_group: str | None
    """`child`, `adult`, or None where no person is identified."""
    nation: str
    first_responder: bool
    plan: dict[str, Any]

    @cached_property
    def texts(self) -> list[str]:
        """Every sentence of guidance in the plan."""
        steps = [sentence for step in self.plan["steps"] for sentence in (step["text"], step["why"])]
        return steps + [item["text"] for part in ("do_not", "record") for item in self.plan[part]]


def case_of(said: Situation, kb: KnowledgeBase, at: datetime) -> Case:
    """The situation, its plan, and what the invariants need to know about it."""
    understood = normalise(said, kb.gazetteer)
    authority = is_first_responder(kb.roles[understood.role], kb.first_responders, understood.nation)
    return Case(said, understood.age_group, understood.nation, authority, plan(said, kb, at))
