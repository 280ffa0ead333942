"""The safety case keeps up with the tests that it names and with the figures that it leans on.

It cannot be shown here that a test proves what the case says of it: somebody must read both.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache

import pytest

from scripts.processes import PROJECT

CASE = PROJECT / "docs/safety-case.md"
TEXT = CASE.read_text("utf-8")

PARTS = ("Cause", "Effect", "Judged", "Control", "Test", "Left", "Accepts", "Keeps to")
SEVERITIES = ("grave", "serious", "moderate")
LIKELIHOODS = ("expected", "possible", "unlikely", "remote")
MUST_BE_THERE = (
    "wrong number", "wrong route", "danger is missed", "false reassurance", "told to wait", "tells who a child is",
    "tipped off", "out of date", "service is down", "taken for a person",
)  # fmt: skip
NEVER = (
    "It never generates guidance", "It never shows a phone number", "It never leaves a person with nothing",
    "It never scores a child", "It never tells somebody to make a referral", "It never asks who the child is",
    "It never claims that a line is open", "It never hides that guidance is old",
)  # fmt: skip
"""What the design promises, in its order. It stands here too, so that none can be dropped from the case unseen."""

# A named test: the file, and the name after it. Whoever reads the case may look it up with pytest as it stands.
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
EVERY_SITUATION = "tests/invariants/test_every_situation.py::test_in_every_situation"


@dataclass(frozen=True)
class Hazard:
    """One entry of the log."""

    id: str
    title: str
    parts: dict[str, str]

    def part(self, name: str) -> str:
        return self.parts.get(name, "")


def section(title: str) -> str:
    """The text below a heading of the second level."""
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def hazards() -> list[Hazard]:
    """Every entry, in order. A part begins where a line does and ends at the next part."""
    found = []
    for entry in section("The hazards").split("\n### ")[1:]:
        heading, _, body = entry.partition("\n")
        name, _, title = heading.partition(". ")
        pieces = re.split(r"^- \*\*([\w ]+)\.\*\*", body, flags=re.MULTILINE)
        parts = {part: " ".join(text.split()) for part, text in zip(pieces[1::2], pieces[2::2], strict=True)}
        found.append(Hazard(name, title, parts))
    return found


HAZARDS = hazards()
each_hazard = pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.id)


def named_with_brackets(hazard: Hazard) -> list[tuple[str, str]]:
    """Each test that is named under "Test", and what stands in brackets behind it."""
    named = re.findall(r"- `([\w/.:]+)`(?: \(([^()]*)\))?", f"- {hazard.part('Test').removeprefix('- ')}")
    assert len(named) == len(NAMED.findall(hazard.part("Test")))
    return named


@cache
def found_in(file: str) -> dict[str, str]:
    """The tests that stand in a file, each with its decorators; none where there is no such file."""
    path = PROJECT / file
    if not path.is_file():
        return {}
    functions = (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef))
    return {one.name: " ".join(map(ast.unparse, one.decorator_list)) for one in functions if one.name[:5] == "test_"}


def test_the_log_has_every_hazard_that_must_be_in_it() -> None:
    titles = [hazard.title.lower() for hazard in HAZARDS]
    assert [wanted for wanted in MUST_BE_THERE if not any(wanted in title for title in titles)] == []
    assert [hazard.id for hazard in HAZARDS] == [f"H{number}" for number in range(1, len(HAZARDS) + 1)]


@each_hazard
def test_a_hazard_has_all_its_parts_in_order(hazard: Hazard) -> None:
    assert tuple(hazard.parts) == PARTS
    assert [name for name in PARTS if not hazard.part(name)] == []


@each_hazard
def test_a_hazard_is_judged_in_words_that_are_explained(hazard: Hazard) -> None:
    judged = re.fullmatch(
        r"Severity: (\w+)\. Likelihood: (\w+) without the controls, (\w+) with them\.", hazard.part("Judged")
    )
    assert judged, hazard.part("Judged")
    severity, before, after = judged.groups()
    assert severity in SEVERITIES
    assert LIKELIHOODS.index(before) <= LIKELIHOODS.index(after), "the controls make it likelier"
    explained = set(re.findall(r"\*(\w+)\*", section("How it was judged")))
    assert {*SEVERITIES, *LIKELIHOODS} <= explained


@each_hazard
def test_every_test_that_is_named_exists_and_is_run(hazard: Hazard) -> None:
    named = NAMED.findall(" ".join(hazard.parts.values()))
    assert NAMED.search(hazard.part("Test"))
    assert [f"{file}::{name}" for file, name in named if name not in found_in(file)] == []
    assert [name for file, name in named if re.search(r"skip|xfail", found_in(file).get(name, ""))] == []


def test_whatever_looks_like_a_test_is_named_in_full() -> None:
    """A name without its file, or written another way, would escape the test above."""
    quoted = re.findall(r"`([^`\n]*)`", TEXT)
    odd = [one for one in quoted if ("::" in one or one.startswith("test_")) and not NAMED.fullmatch(f"`{one}`")]
    assert odd == []
    assert [one for one in quoted if one.startswith("tests/") and not [*PROJECT.glob(one.partition("::")[0])]] == []


def test_no_hazard_names_a_test_twice() -> None:
    twice = {hazard.id: sorted(NAMED.findall(hazard.part("Test"))) for hazard in HAZARDS}
    assert {name: tests for name, tests in twice.items() if len(tests) != len(set(tests))} == {}


def test_what_a_test_of_every_situation_looks_for_is_one_of_the_invariants() -> None:
    tree = ast.parse((PROJECT / "tests/invariants/invariants.py").read_text("utf-8"))
    lists = [node.value for node in tree.body if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Tuple)]
    invariants = {ast.unparse(one) for listed in lists for one in listed.elts}
    for hazard in HAZARDS:
        for name, brackets in named_with_brackets(hazard):
            if name == EVERY_SITUATION:
                looked_for = set(re.findall(r"`(\w+)`", brackets))
                assert looked_for, f"{hazard.id}: it is not said what is looked for"
                assert looked_for <= invariants, hazard.id


@each_hazard
def test_a_case_that_is_quoted_behind_a_test_is_one_that_it_tries(hazard: Hazard) -> None:
    for name, brackets in named_with_brackets(hazard):
        file = PROJECT / name.partition("::")[0]
        beside = [*file.parent.glob("conversations/*.yml")] if file.stem == "test_conversations" else []
        tried = " ".join(one.read_text("utf-8") for one in (file, *beside))
        assert [quoted for quoted in re.findall(r'"([^"]+)"', brackets) if quoted not in tried] == []


def test_what_it_never_does_is_listed_whole() -> None:
    items = re.findall(r"^\d\. (.+)$", section("What it never does"), re.MULTILINE)
    assert len(items) == len(NEVER)
    assert [never for item, never in zip(items, NEVER, strict=True) if not item.startswith(never)] == []


def test_whatever_it_never_does_is_covered_by_a_hazard() -> None:
    kept = {hazard.id: hazard.part("Keeps to") for hazard in HAZARDS}
    numbers = {name: [int(one) for one in text.split(", ")] for name, text in kept.items() if text[0].isdigit()}
    assert {text for name, text in kept.items() if name not in numbers} <= {"none of the eight"}
    assert {one for named in numbers.values() for one in named} == set(range(1, len(NEVER) + 1))


def test_whoever_accepts_a_hazard_has_a_line_to_sign() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (H[^|]+) \|", section("Who accepts"), re.MULTILINE)
    signs = {who.lower(): _every_hazard_in(which) for who, which in rows}
    accepts = {hazard.id: hazard.part("Accepts").lower() for hazard in HAZARDS}
    assert {who: {name for name, text in accepts.items() if who in text} for who in signs} == signs
    assert set().union(*signs.values()) == set(accepts)


def _every_hazard_in(which: str) -> set[str]:
    """`H1 to H3, H9` as the ids that it stands for."""
    spans = [[int(number) for number in re.findall(r"H(\d+)", span)] for span in which.split(",")]
    return {f"H{number}" for span in spans for number in range(span[0], span[-1] + 1)}


def test_every_figure_is_one_that_stands_in_the_readme_now() -> None:
    # Where one moved, change the words around it too: "about one in forty" follows from it.
    readme = (PROJECT / "README.md").read_text("utf-8").partition("## How well it understands")[2].partition("\n## ")[0]
    rows = [line.split("|") for line in readme.splitlines() if line.startswith("|")]
    now = {number for row in rows for number in re.findall(r"\d\.\d{3}", row[2])}
    assert now
    assert sorted(set(re.findall(r"\b0\.\d{3}\b", TEXT)) - now) == []


def test_every_link_to_a_file_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert links
    assert [link for link in links if not (CASE.parent / link).exists()] == []
