"""The checker: each rule with a file that breaks it."""

from __future__ import annotations

import shutil

import pytest

from guidance_kb.reading.checks import BETWEEN_RECORDS, check
from guidance_kb.reading.checks.numbers import digits_of
from guidance_kb.reading.content import read_content
from guidance_kb.reading.problem import Problem
from guidance_kb.settings import CONTENT_DIR


def problems_of(folder) -> list[Problem]:
    content, problems = read_content(folder.path)
    return problems + [problem for rule in BETWEEN_RECORDS for problem in rule(content)]


def test_good_content_has_no_problem(folder) -> None:
    assert problems_of(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "says"),
    [
        ("sources/one.yml", "title: A page", "title: A page\n  titel: B", "E004", 1, "titel"),
        ("sources/one.yml", "- id: a-page", "- id: A Page", "E004", 1, "source A Page: id"),
        ("sources/one.yml", "title: A page", "title: A: page", "E003", 2, "YAML"),
        ("topics/urgent/emergency.md", "sources: [a-page]", "sources: [gone]", "E101", 1, "`gone`"),
        ("topics/urgent/emergency.md", "contacts: [police-999]", "contacts: [gone]", "E102", 1, "`gone`"),
        ("topics/urgent/emergency.md", "contacts: [police-999]", "related: [gone]", "E103", 1, "`gone`"),
        ("plans/steps/danger.yml", "topic: emergency", "topic: gone", "E103", 1, "`gone`"),
        ("directory/contacts/national.yml", "source: a-page", "source: gone", "E101", 1, "`gone`"),
        ("directory/contacts/national.yml", "24/7", "always", "E301", 1, "`always`"),
        ("plans/steps/danger.yml", "[now]", "[later]", "E401", 1, "`later`"),
        ("plans/steps/danger.yml", "sources: [a-page]", "sources: []", "E004", 1, "basis: practice"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Ring 020 7926 5555.", "E202", 11, "020 7926 5555"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Ring 0300-303-8151.", "E201", 11, "replaced"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Ring +44 (0)20 7926 5555.", "E202", 11, "phone number"),
        ("plans/steps/danger.yml", "Ring 999 now.", "Ring 0300 303 8151.", "E201", 4, "replaced"),
        ("directory/contacts/national.yml", '"999"', '"0300 3038151"', "E201", 8, "replaced"),
        ("directory/contacts/national.yml", '"999"', '"+44 300 303 8151"', "E201", 8, "replaced"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Text 88858.", "E201", 11, "old text line"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_file_and_line(folder, file, old, new, code, line, says) -> None:
    folder.spoil(file, old, new)
    found = [problem for problem in problems_of(folder) if problem.code == code]
    assert [(problem.file, problem.line) for problem in found] == [(file, line)]
    assert says in str(found[0])


def test_all_mistakes_are_named_at_once(folder) -> None:
    folder.spoil("directory/contacts/national.yml", "24/7", "always")
    folder.spoil("topics/urgent/emergency.md", "sources: [a-page]", "sources: [gone]")
    assert {problem.code for problem in problems_of(folder)} == {"E101", "E301"}


def test_a_card_without_front_matter_is_named(folder) -> None:
    folder.write("topics/urgent/bare.md", "Ring 999 now.")
    assert [problem.code for problem in problems_of(folder)] == ["E002"]


def test_an_id_is_given_once(folder) -> None:
    folder.write("sources/two.yml", (folder.path / "sources/one.yml").read_text())
    (found,) = problems_of(folder)
    assert (found.code, found.file) == ("E005", "sources/two.yml")


@pytest.mark.parametrize(
    "harmless", ["since 2015 - 2024", "on 2026-11-23", "section 47", "within 5 working days", "Year 9", "999 or 101"]
)
def test_dates_and_sections_are_not_phone_numbers(folder, harmless: str) -> None:
    folder.spoil("topics/urgent/emergency.md", "Ring 999 now.", harmless)
    assert problems_of(folder) == []


@pytest.mark.parametrize("written", ["020 7926 5555", "+44 20 7926 5555", "+44 (0)20 7926 5555", "(020) 7926 5555"])
def test_a_number_is_the_same_however_it_is_written(written: str) -> None:
    assert digits_of(written) == "02079265555"


@pytest.mark.parametrize(
    ("file", "removed"),
    [("messages.yml", "emergency"), ("roles.yml", "hotel"), ("directory/contacts/national.yml", "police-999")],
)
def test_content_without_a_record_that_answers_are_built_on_is_refused(tmp_path, file: str, removed: str) -> None:
    shutil.copytree(CONTENT_DIR, tmp_path / "content")
    path = tmp_path / "content" / file
    path.write_text(path.read_text().replace(f"id: {removed}\n", "id: gone\n").replace(f"id: {removed},", "id: gone,"))
    content, _ = read_content(tmp_path / "content")
    assert f"`{removed}`" in " ".join(str(problem) for problem in check(content) if problem.code == "E501")


def test_a_file_that_nothing_reads_is_named(folder) -> None:
    folder.write("directory/scotland.yml", "- id: a\n")
    assert [problem.code for problem in problems_of(folder)] == ["E006"]


def test_a_file_that_is_not_text_is_named(folder) -> None:
    (folder.path / "sources/broken.yml").write_bytes(b"\xff\xfe\x00")
    assert "E007" in [problem.code for problem in problems_of(folder)]


def test_what_an_editor_leaves_behind_is_no_content(folder) -> None:
    (folder.path / ".messages.yml.swp").write_bytes(b"\xff\xfe\x00")
    (folder.path / "sources/.DS_Store").write_bytes(b"\xff\xfe\x00")
    assert problems_of(folder) == []
