"""The commands of those who keep the guidance."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guidance_kb.commands import guidance
from guidance_kb.directory.ledger import Ledger
from guidance_kb.reading.content import read_content
from guidance_kb.schema.contact import Contact
from guidance_kb.settings import CONTENT_DIR


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content that a command may change, on a day that stands still."""
    folder = tmp_path / "content"
    shutil.copytree(CONTENT_DIR, folder)
    monkeypatch.setenv("FIRSTHOUR_CONTENT_DIR", str(folder))
    monkeypatch.setenv("FIRSTHOUR_NOW", "2026-11-30T09:00")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(guidance, arguments)


def contact_and_ledger(content: Path, name: str) -> tuple[Contact, Ledger]:
    records, problems = read_content(content)
    assert problems == []
    contact = next(one for one in records.of("contact") if one.id == name)
    return contact, Ledger(records.of("verification"), records.of("check-interval"))


def test_ringing_a_number_is_written_down_and_makes_it_verified(content: Path) -> None:
    before = (content / "directory/ledger.yml").read_text()
    done = run("verify", "samaritans", "--method", "rang", "--by", "helpline-operator")
    assert done.exit_code == 0, done.output
    after = (content / "directory/ledger.yml").read_text()
    assert after.startswith(before)
    assert after.count("\n") == before.count("\n") + 1
    contact, ledger = contact_and_ledger(content, "samaritans")
    phone = next(method for method in contact.methods if method.kind == "phone")
    check = ledger.latest(contact, phone)
    assert check is not None
    assert (check.how, check.by, check.checked.isoformat(), check.due.isoformat()) == (
        "rang", "helpline-operator", "2026-11-30", "2027-02-28",
    )  # fmt: skip
    assert ledger.standing(contact, phone, check.checked).status == "verified"


def test_a_number_that_failed_is_written_down_and_gives_way(content: Path) -> None:
    done = run("verify", "samaritans", "--method", "rang", "--failed", "--note", "It rings out.")
    assert done.exit_code == 0, done.output
    contact, ledger = contact_and_ledger(content, "samaritans")
    phone = next(method for method in contact.methods if method.kind == "phone")
    check = ledger.latest(contact, phone)
    assert check is not None
    assert ledger.standing(contact, phone, check.checked).gives_way


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nobody", "--method", "rang"), "no contact `nobody`"),
        (("city-of-london-children", "--method", "rang"), "--value"),
        (("samaritans", "--method", "rang", "--value", "999"), "One of: 116 123"),
        (("samaritans", "--method", "dreamt"), "Invalid value"),
    ],
)
def test_a_check_of_nothing_in_particular_is_not_written_down(
    content: Path, arguments: tuple[str, ...], says: str
) -> None:
    before = (content / "directory/ledger.yml").read_text()
    done = run("verify", *arguments)
    assert done.exit_code != 0
    assert says in done.output
    assert (content / "directory/ledger.yml").read_text() == before


def test_what_is_due_is_listed_by_month(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_NOW", "2027-01-24T09:00")
    first, second = run("stale").output.split("Due within 60 days")
    assert "Overdue: 0" in first
    assert "2027-02-21  check samaritans: phone 116 123" in first
    assert "2027-02-21" not in second
    monkeypatch.setenv("FIRSTHOUR_NOW", "2027-02-22T09:00")
    assert "2027-02-21  check samaritans: phone 116 123" in run("stale").output.split("Due within 30 days")[0]


def test_thin_content_is_named(content: Path) -> None:
    path = content / "topics/referral/escalation.md"
    head = path.read_text().rpartition("---")[0]
    path.write_text(head + "---\nSay it again today, one step higher.\n")
    assert "escalation: 7 words" in run("gaps").output


def test_a_source_names_everything_that_leans_on_it(content: Path) -> None:
    source = "barnetscp-resolution-policy"
    lines = (content / "topics/referral/escalation.md").read_text().splitlines()
    done = run("leans-on", source)
    assert f"topics/referral/escalation.md:{lines.index(f'  - {source}') + 1}: topic escalation" in done.output
    assert run("leans-on", "gone").exit_code == 1


def test_a_new_card_is_an_empty_form_that_the_checker_sends_back(content: Path) -> None:
    done = run("new", "topic", "a-new-card", "--title", "A new card", "--group", "talking")
    assert done.exit_code == 0, done.output
    card = (content / "topics/talking/a-new-card.md").read_text()
    assert "number: TALK-10\n" in card
    assert "a-new-card.md" in run("check").output
    again = run("new", "topic", "a-new-card", "--title", "A new card", "--group", "referral")
    assert "already" in again.output
    assert "no group" in run("new", "topic", "b", "--title", "B", "--group", "nowhere").output


def test_a_card_that_cannot_be_read_is_all_that_the_checker_talks_of(content: Path) -> None:
    path = content / "topics/referral/escalation.md"
    path.write_text(path.read_text().replace("title: If nobody acts", "title: If: nobody"))
    done = run("check")
    assert done.exit_code == 1
    assert "topics/referral/escalation.md:2: E003" in done.output
    assert "1 to mend" in done.output
