"""The slow rules of the checker, each with content that breaks it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guidance_kb.reading.content import Content, read_content
from guidance_kb.settings import CONTENT_DIR
from guidance_kb.thorough.finding import finding
from guidance_kb.thorough.plans import plans


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT_DIR, tmp_path / "content")
    return tmp_path / "content"


def read(folder: Path) -> Content:
    return read_content(folder)[0]


def test_the_plans_as_they_stand_reach_every_step_and_everybody(content: Path) -> None:
    assert list(plans(read(content))) == []


def test_a_step_that_no_situation_reaches_is_named(content: Path) -> None:
    path = content / "plans/steps/roles/other.yml"
    path.write_text(
        path.read_text().replace(
            "only: {role: [other], about: [person]}", "only: {role: [self], route: [staff-allegation]}", 1
        )
    )
    (found,) = plans(read(content))
    assert (found.code, found.file, found.line) == ("E402", "plans/steps/roles/other.yml", 3)


def test_a_situation_that_reaches_no_step_is_named(content: Path) -> None:
    for path in (content / "plans/steps").rglob("*.yml"):
        if path.name != "danger.yml":
            path.unlink()
    found = [problem for problem in plans(read(content)) if problem.code == "E403"]
    assert len(found) == 1
    assert "'role': 'teacher'" in found[0].what


def test_an_example_question_that_finds_another_card_is_named(content: Path) -> None:
    card = content / "topics/referral/escalation.md"
    question = "What does the hotel night porter do about room twelve?"
    old = "I made a referral and nobody is acting, what can I do?"
    card.write_text(card.read_text().replace(old, question))
    found = [problem for problem in finding(read(content)) if problem.file == "topics/referral/escalation.md"]
    assert [(problem.code, problem.line) for problem in found] == [("E801", 7)]
    assert question in found[0].what
