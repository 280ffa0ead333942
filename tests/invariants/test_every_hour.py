"""Every plan has a line that is open, at every hour of a week and on every bank holiday of a year."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from guidance_kb.clock import LONDON, parse
from guidance_kb.directory.contact_view import contact_view
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.planning.planner import plan
from guidance_kb.planning.situation import Situation
from tests.invariants.conftest import Sweep

MONDAY = parse("2026-11-23T00:00")

Plans = Iterable[tuple[str, ...]]
"""The ids of the contacts of each plan."""


def hours_of_a_week() -> Iterator[datetime]:
    return (MONDAY + timedelta(hours=hour) for hour in range(7 * 24))


def hours_of_bank_holidays(kb: KnowledgeBase, year: int = 2027) -> Iterator[datetime]:
    days: set[date] = {day for holidays in kb.bank_holidays.values() for day in holidays if day.year == year}
    for day in sorted(days):
        yield from (datetime.combine(day, time(hour), LONDON) for hour in range(24))


def without_an_open_line(plans: Plans, kb: KnowledgeBase, at: datetime) -> list[tuple[str, ...]]:
    """The plans none of whose contacts is known to be open at that minute."""
    named = {name for names in plans for name in names}
    is_open = {name for name in named if contact_view(kb.contacts[name], kb, at)["hours"]["open_now"]}
    return [names for names in plans if not is_open.intersection(names)]


def test_every_plan_has_an_open_line_at_every_hour_of_a_week_and_on_every_bank_holiday(
    sweep: Sweep, kb: KnowledgeBase
) -> None:
    assert len(sweep.contact_sets) > 100
    for at in (*hours_of_a_week(), *hours_of_bank_holidays(kb)):
        without = without_an_open_line(sweep.contact_sets, kb, at)
        assert not without, f"at {at}: {without[0]}"


def test_a_plan_whose_emergency_lines_were_lost_is_noticed(sweep: Sweep, kb: KnowledgeBase) -> None:
    closed = {
        name: kb.contacts[name].model_copy(
            update={"methods": tuple(line.model_copy(update={"hours": None}) for line in kb.contacts[name].methods)}
        )
        for name in ("police-999", "police-101")
    }
    without = without_an_open_line(
        sweep.contact_sets, dataclasses.replace(kb, contacts={**kb.contacts, **closed}), parse("2026-12-25T03:00")
    )
    assert without


def test_a_year_has_bank_holidays_to_try(kb: KnowledgeBase) -> None:
    assert len({at.date() for at in hours_of_bank_holidays(kb)}) >= 8


def test_at_no_hour_is_999_anything_but_open(kb: KnowledgeBase) -> None:
    for at in (*hours_of_a_week(), *hours_of_bank_holidays(kb)):
        assert contact_view(kb.contacts["police-999"], kb, at)["hours"]["open_now"] is True


def test_a_child_in_any_london_authority_gets_that_authoritys_own_line(kb: KnowledgeBase) -> None:
    authorities = [place.slug for place in kb.gazetteer.places if place.london]
    assert len(authorities) == 33
    for slug in authorities:
        made = plan(Situation(role="teacher", age_group="child", place=slug), kb, MONDAY)
        assert made["route"]["id"] == "child-london"
        assert f"{slug}-children" in [contact["id"] for contact in made["contacts"]]
