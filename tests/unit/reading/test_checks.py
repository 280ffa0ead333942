"""The checker: each rule with a file that breaks it."""

from __future__ import annotations

import shutil

import pytest

from guidance_kb.reading.checks import BETWEEN_RECORDS, check
from guidance_kb.reading.checks.numbers import digits_of
from guidance_kb.reading.content import read_content
from guidance_kb.reading.problem import Problem, in_the_way
from guidance_kb.settings import CONTENT_DIR

INDICATOR = """
- id: a-sign
  number: SIGN-01
  label: A sign
  category: nowhere
  applies_to: child
  meaning: What is seen.
  points_to: [nothing]
  why: It may be this or that.
  settings: [moon]
  look_for: [something]
  also: [no-sign]
  says: [there is a sign]
  basis: practice
""".lstrip()


def problems_of(folder) -> list[Problem]:
    content, problems = read_content(folder.path)
    return problems + [problem for rule in BETWEEN_RECORDS for problem in rule(content)]


def test_good_content_has_no_problem(folder) -> None:
    assert problems_of(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "line", "says"),
    [
        ("sources/one.yml", "title: A page", "title: A page\n  titel: B", "E004", 3, "titel"),
        ("sources/one.yml", "- id: a-page", "- id: A Page", "E004", 1, "source A Page: id"),
        ("sources/one.yml", "title: A page", "title: A: page", "E003", 2, "YAML"),
        ("topics/urgent/emergency.md", "sources: [a-page]", "sources: [gone]", "E101", 6, "`gone`"),
        ("topics/urgent/emergency.md", "contacts: [police-999]", "contacts: [gone]", "E102", 9, "`gone`"),
        ("topics/urgent/emergency.md", "contacts: [police-999]", "related: [gone]", "E103", 9, "`gone`"),
        ("plans/steps/danger.yml", "topic: emergency", "topic: gone", "E103", 7, "`gone`"),
        ("directory/contacts/national.yml", "source: a-page", "source: gone", "E101", 8, "`gone`"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "See [it](/topics/gone).", "E104", 12, "/topics/gone"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "See [it](/gone).", "E104", 12, "/gone"),
        ("sources/one.yml", "title: A page", "title: A page\n  replaced_by: newer", "E101", 3, "`newer`"),
        ("topics/urgent/emergency.md", "audience: [everyone]", "audience: [teachr]", "E107", 4, "`teachr`"),
        ("topics/urgent/emergency.md", "group: urgent", "group: urgnt", "E110", 3, "`urgnt`"),
        ("directory/contacts/national.yml", "24/7", "always", "E301", 8, "`always`"),
        ("directory/ledger.yml", "contact: police-999", "contact: gone", "E304", 1, "`gone`"),
        ("plans/steps/danger.yml", "[now]", "[later]", "E401", 9, "`later`"),
        ("plans/steps/danger.yml", "sources: [a-page]", "sources: []", "E004", 1, "basis: practice"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Ring 020 7926 5555.", "E202", 12, "020 7926 5555"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Ring 0300-303-8151.", "E201", 12, "replaced"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Ring +44 (0)20 7926 5555.", "E202", 12, "phone number"),
        ("plans/steps/danger.yml", "Ring 999 now.", "Ring 0300 303 8151.", "E201", 4, "replaced"),
        ("directory/contacts/national.yml", '"999"', '"0300 3038151"', "E201", 8, "replaced"),
        ("directory/contacts/national.yml", '"999"', '"+44 300 303 8151"', "E201", 8, "replaced"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Text 88858.", "E201", 12, "old text line"),
        ("topics/urgent/emergency.md", "2027-05-23", "2026-11-23", "E602", 8, "not later than"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "The runaway is 15.", "E701", 12, "a child who is missing"),
        ("plans/steps/danger.yml", "Minutes count.", "A runaway needs you.", "E701", 5, "it blames a child"),
        ("topics/urgent/emergency.md", "Ring 999 now.", "Ask the child to agree.", "E702", 12, "no consent"),
        ("topics/urgent/emergency.md", ", may I ring twice", "", "E802", 5, "5 example questions"),
        ("topics/urgent/emergency.md", "ACT-01", "TEL-01", "E111", 10, "police-999"),
        ("directory/contacts/national.yml", "TEL-01", "tel 1", "E004", 9, "number"),
        ("directory/contacts/national.yml", "TEL-01", "OLD-01", "E111", 9, "given up"),
        ("wording.yml", "bask", "b(ask", "E004", 4, "regular expression"),
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


@pytest.mark.parametrize(
    "harmless", ['Never write "runaway".', "Never ask the child to agree.", "Say “a runaway” to nobody."]
)
def test_a_word_that_is_only_spoken_of_is_allowed(folder, harmless: str) -> None:
    folder.spoil("topics/urgent/emergency.md", "Ring 999 now.", harmless)
    assert problems_of(folder) == []


def test_people_may_ask_in_their_own_words(folder) -> None:
    folder.spoil("topics/urgent/emergency.md", "he is outside", "my runaway is outside")
    assert problems_of(folder) == []


def test_a_number_that_nobody_checked_is_refused(folder) -> None:
    folder.spoil("directory/ledger.yml", 'value: "999"', 'value: "998"')
    (found,) = problems_of(folder)
    assert (found.code, found.file, found.line) == ("E302", "directory/contacts/national.yml", 8)
    assert "guidance verify police-999" in found.mend


def test_a_kind_of_contact_without_an_interval_is_refused(folder) -> None:
    folder.spoil("directory/check_intervals.yml", "emergency", "police")
    (found,) = problems_of(folder)
    assert (found.code, found.file, found.line) == ("E303", "directory/contacts/national.yml", 1)


def test_a_source_that_was_replaced_names_everything_that_leans_on_it(folder) -> None:
    folder.spoil("sources/one.yml", "checked: 2026-11-23\n", "checked: 2026-11-23\n  replaced_by: newer\n")
    newer = "- {id: newer, title: B, publisher: C, url: https://example.org/b, published: 2026, checked: 2026-11-23}\n"
    folder.write("sources/two.yml", newer)
    found = [problem for problem in problems_of(folder) if problem.code == "E105"]
    assert {(problem.file, problem.line) for problem in found} == {
        ("directory/contacts/national.yml", 8), ("topics/urgent/emergency.md", 6), ("plans/steps/danger.yml", 8),
    }  # fmt: skip
    assert in_the_way(found) == []


def test_one_page_is_one_source(folder) -> None:
    again = (folder.path / "sources/one.yml").read_text().replace("id: a-page", "id: the-page-again")
    folder.write("sources/two.yml", again)
    assert [(problem.code, problem.file) for problem in problems_of(folder)] == [("E108", "sources/two.yml")]


def test_an_example_question_stands_on_one_card(folder) -> None:
    card = (folder.path / "topics/urgent/emergency.md").read_text()
    folder.write(
        "topics/urgent/other.md", card.replace("[what if it is urgent, ", "[What if it is urgent, two, three, ")
    )
    found = [problem for problem in problems_of(folder) if problem.code == "E803"]
    assert "`emergency`" in found[0].what
    assert found[0].file == "topics/urgent/other.md"


def test_an_overdue_review_is_reported_and_holds_nothing_up(folder, monkeypatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_NOW", "2027-05-24T09:00")
    (found,) = problems_of(folder)
    assert (found.code, found.file, found.line) == ("E601", "topics/urgent/emergency.md", 8)
    assert in_the_way([found]) == []


def test_an_overdue_check_of_a_number_is_reported_and_holds_nothing_up(folder, monkeypatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_NOW", "2027-11-24T09:00")
    found = [problem for problem in problems_of(folder) if problem.code == "E305"]
    assert [(problem.file, problem.line) for problem in found] == [("directory/contacts/national.yml", 8)]
    assert in_the_way(found) == []


def test_an_indicator_that_names_what_is_not_there_is_refused(folder) -> None:
    folder.write("indicators/control.yml", INDICATOR)
    found = {(problem.code, problem.line) for problem in problems_of(folder)}
    assert found == {("E106", 11), ("E109", 7), ("E110", 4), ("E110", 9)}


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
