"""The steps of the plans against every situation: none that is never reached, and nobody left without a step."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.planning.conditions import Bits, Rule, compile_rule
from guidance_kb.planning.every_situation import every_form_of_exploitation, every_situation
from guidance_kb.planning.planner import facts_of
from guidance_kb.planning.situation import Situation
from guidance_kb.planning.understood import normalise
from guidance_kb.reading.content import Content, Entry
from guidance_kb.reading.problem import Problem


def plans(content: Content) -> Iterator[Problem]:
    """A problem for each piece of a plan that no situation can reach, and for each kind of situation without a step."""
    if not all(content.of(kind) for kind in ("role", "first-responders", "step")):
        return
    bits = Bits()
    pieces = [
        (entry, compile_rule(entry.record.only, entry.record.unless, bits))
        for entry in content.entries_of("step", "do-not", "record")
    ]
    situations = _by_facts(content, bits)
    yield from _never_reached(pieces, situations)
    yield from _without_a_step([rule for entry, rule in pieces if entry.kind == "step"], situations)


def _by_facts(content: Content, bits: Bits) -> dict[int, Situation]:
    """One situation for each set of facts that conditions can tell apart."""
    gazetteer = Gazetteer.from_files(content.folder / "places")
    lists: Any = SimpleNamespace(
        roles={role.id: role for role in content.of("role")},
        first_responders={one.nation: one for one in content.of("first-responders")},
    )
    everything = (*every_situation(), *every_form_of_exploitation())
    return {bits.mask_of(facts_of(normalise(said, gazetteer), lists)): said for said in everything}


def _never_reached(pieces: list[tuple[Entry, Rule]], situations: dict[int, Situation]) -> Iterator[Problem]:
    for entry, rule in pieces:
        if not any(rule.holds(facts) for facts in situations):
            what = f"{entry.kind} {entry.record.id}: no situation reaches it."
            yield Problem(entry.file, entry.line, "E402", what, "Correct its conditions, or remove it.")


def _without_a_step(steps: list[Rule], situations: dict[int, Situation]) -> Iterator[Problem]:
    for facts, said in situations.items():
        if not any(rule.holds(facts) for rule in steps):
            given = {name: value for name, value in vars(said).items() if value}
            what = f"no step is reached by the situation {given}."
            yield Problem("plans/steps", 1, "E403", what, "Add a step for it.")
            return
