"""Which question the situation form asks next."""

from __future__ import annotations

from collections.abc import Collection

from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.situation import Situation

MOST_QUESTIONS = 4
AT_THEIR_OWN_PACE = ("self", "parent", "colleague", "public")
"""Who does not do this for a living is asked nothing: the plan comes at once and changes with whatever they tell."""


def next_question(situation: Situation, asked: Collection[str], kb: KnowledgeBase) -> str | None:
    """The field to ask for next: `danger`, `age_group`, `consent`, `role` or `place`; None where the plan is due.

    `asked` names the fields that were asked already: none is asked twice, and no more than four in all. A place that
    the gazetteer does not know counts as not said.
    """
    if situation.danger == "now" or len(asked) >= MOST_QUESTIONS:
        return None
    open_fields = [] if _enough(situation, kb) else _open_fields(situation, kb)
    return next((field for field in open_fields if field not in asked), None)


def _enough(situation: Situation, kb: KnowledgeBase) -> bool:
    """Role, age and place are known: the plan at once is worth more than one more question."""
    return bool(situation.role) and not _age_wanted(situation) and _place_known(situation, kb)


def _open_fields(situation: Situation, kb: KnowledgeBase) -> list[str]:
    if situation.role in AT_THEIR_OWN_PACE:
        return []
    wanted = {
        "danger": situation.danger is None,
        "age_group": _age_wanted(situation),
        "consent": _consent_wanted(situation),
        "role": situation.role is None,
        "place": not _place_known(situation, kb),
    }
    return [field for field, is_wanted in wanted.items() if is_wanted]


def _age_wanted(situation: Situation) -> bool:
    about_a_person = situation.role == "self" or situation.about in (None, "person")
    return about_a_person and situation.said_age_group is None


def _consent_wanted(situation: Situation) -> bool:
    adult = situation.said_age_group == "adult"
    return adult and situation.about != "staff-member" and situation.consent is None


def _place_known(situation: Situation, kb: KnowledgeBase) -> bool:
    return situation.place is not None and kb.gazetteer.get(situation.place) is not None
