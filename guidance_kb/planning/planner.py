"""From a situation to a plan: plain code over data, no model, nothing generated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlencode

from guidance_kb.clock import LONDON
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.book import book_of
from guidance_kb.planning.conditions import Facts
from guidance_kb.planning.contacts import PlanContacts
from guidance_kb.planning.nrm import is_first_responder, nrm_of
from guidance_kb.planning.questions import next_question
from guidance_kb.planning.routing import onward_route_of, route_of
from guidance_kb.planning.situation import Situation
from guidance_kb.planning.understood import Understood, normalise
from guidance_kb.replies import topic_link
from guidance_kb.schema.plan import DoNot, RecordItem, Step
from guidance_kb.source_view import source_views


def plan(situation: Situation, kb: KnowledgeBase, at: datetime, assumed: Iterable[str] = ()) -> dict[str, Any]:
    """The contract's plan for this situation at this time (`at` is aware).

    `assumed` has what was assumed before, while the situation was read; it comes first in the plan's `assumed`.
    """
    understood = normalise(situation, kb.gazetteer)
    steps, do_not, record = book_of(kb).read(facts_of(understood, kb))
    route = kb.routes[route_of(situation, understood.place)]
    contacts = PlanContacts(understood, kb, at)
    return {
        "situation": said(situation),
        "assumed": [*assumed, *understood.assumed],
        "place": {"slug": understood.place.slug, "name": understood.place.name} if understood.place else None,
        "urgency": route.urgency,
        "route": {"id": route.id, "title": route.title},
        "nrm": _nrm(understood, kb),
        "steps": [_step(step, kb, at, contacts) for step in steps],
        "do_not": [_item(item, kb) for item in do_not],
        "record": [_item(item, kb) for item in record],
        "contacts": contacts.all(),
        "question": _question_for_the_place(understood, kb),
        "next_question": next_question(situation, (), kb),
        "guidance_checked": _oldest_check([*steps, *do_not], kb),
        "url": plan_url(situation),
    }


def facts_of(understood: Understood, kb: KnowledgeBase) -> Facts:
    """What holds, in the fields of a condition."""
    said_age = understood.said.said_age_group
    return {
        "role": {understood.role},
        "age_group": {understood.age_group, said_age} - {None},
        "danger": {understood.danger},
        "missing": {understood.missing},
        "nation": {understood.nation},
        "london": {bool(understood.place and understood.place.london)},
        "consent": {understood.consent} - {None},
        "about": {understood.about, "person" if understood.person else understood.about},
        "exploitation": set(understood.said.exploitation),
        "route": {route_of(understood.said, understood.place), onward_route_of(understood.said, understood.place)},
        "first_responder": {is_first_responder(kb.roles[understood.role], kb.first_responders, understood.nation)},
        "place_known": {understood.place is not None},
    }


def said(situation: Situation) -> dict[str, Any]:
    """The contract's situation: only what was said, and the age group that follows from an age."""
    fields = {**vars(situation), "age_group": situation.said_age_group}
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
    return {name: value for name, value in plain.items() if value is not None and value != []}


def plan_url(situation: Situation) -> str:
    """The address of the plan's page, with what was said and nothing more."""
    query = urlencode({name: _in_query(value) for name, value in said(situation).items()}, safe=",")
    return f"/plan?{query}" if query else "/plan"


def _in_query(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, list) else str(value)


def _nrm(understood: Understood, kb: KnowledgeBase) -> dict[str, Any]:
    nrm = nrm_of(understood, kb.roles[understood.role], kb.first_responders)
    return {**vars(nrm), "first_responders_as_of": kb.first_responders[understood.nation].as_of.isoformat()}


def _question_for_the_place(understood: Understood, kb: KnowledgeBase) -> dict[str, str] | None:
    """The question that would make the plan better: a child's council, where nobody said where the child is."""
    if understood.place is not None or understood.age_group != "child":
        return None
    question = kb.questions["place"]
    return {"slot": question.id, "text": question.text, "why": question.why}


def _item(item: DoNot | RecordItem, kb: KnowledgeBase) -> dict[str, Any]:
    return {"id": item.id, "text": item.text, "sources": _sources(item, kb), "basis": item.basis}


def _step(step: Step, kb: KnowledgeBase, at: datetime, contacts: PlanContacts) -> dict[str, Any]:
    topic = kb.topics.get(step.topic) if step.topic else None
    return {
        "id": step.id,
        "when": step.when,
        "by": None if step.within_minutes is None else _clock(at, step.within_minutes),
        "text": step.text,
        "why": step.why,
        "contacts": contacts.named_by(step.contacts),
        "sources": _sources(step, kb),
        "basis": step.basis,
        "topic": topic_link(topic) if topic else None,
    }


def _clock(at: datetime, minutes: int) -> str:
    """The time in London, HH:MM, so many minutes later. Counted in UTC: the clock change must not add an hour."""
    return (at.astimezone(timezone.utc) + timedelta(minutes=minutes)).astimezone(LONDON).strftime("%H:%M")


def _sources(piece: Step | DoNot | RecordItem, kb: KnowledgeBase) -> list[dict[str, Any]]:
    return source_views(kb.sources[name] for name in piece.sources)


def _oldest_check(pieces: Iterable[Step | DoNot], kb: KnowledgeBase) -> str | None:
    """The date on which the source that was read longest ago was read."""
    checks = [kb.sources[name].checked for piece in pieces for name in piece.sources]
    return min(checks).isoformat() if checks else None
