"""A small content folder that is valid, for tests that spoil one thing in it."""

from __future__ import annotations

from pathlib import Path

import pytest

FILES = {
    "sources/one.yml": """
- id: a-page
  title: A page
  publisher: A council
  url: https://example.org/page
  published: undated
  checked: 2026-11-23
""",
    "directory/contacts/national.yml": """
- id: police-999
  name: Police
  kind: emergency
  what_for: Danger now
  audience: [public, professional]
  nations: [england]
  methods:
    - {kind: phone, value: "999", hours: 24/7, source: a-page}
  number: TEL-01
""",
    "directory/check_intervals.yml": """
- {id: emergency, every_days: 365, gives_way_after_days: null}
""",
    "directory/ledger.yml": """
- {contact: police-999, method: phone, value: "999", how: read-copy, by: editor, checked: 2026-11-23, due: 2027-11-23}
""",
    "headings/groups.yml": """
- {id: urgent, title: Act now}
""",
    "headings/given_up_numbers.yml": """
- {number: OLD-01, was: A card that is gone}
""",
    "roles.yml": """
- {id: teacher, title: Teacher, organisation: school}
""",
    "wording.yml": """
- {id: runaway, about: language, pattern: '\\brunaways?\\b', why: it blames a child., instead: a child who is missing.}
- id: asked
  about: consent
  pattern: '\\bask the child to agree\\b'
  unless: '\\bnever\\b'
  why: a child is never asked.
  instead: no consent is needed.
""",
    "directory/do_not_use.yml": """
- {digits: "03003038151", why: replaced, seen_at: a-page}
- {digits: "88858", why: an old text line, seen_at: a-page}
""",
    "topics/urgent/emergency.md": """---
title: Somebody is in danger
group: urgent
audience: [everyone]
questions: [what if it is urgent, who comes first, he is outside, is it 999 or 101, do I wait, may I ring twice]
sources: [a-page]
reviewed: 2026-11-23
review_due: 2027-05-23
contacts: [police-999]
number: ACT-01
---
Ring 999 now.
""",
    "plans/steps/danger.yml": """
- id: ring-999
  when: now
  order: 1
  text: Ring 999 now.
  why: Minutes count.
  contacts: [police-999]
  topic: emergency
  sources: [a-page]
  only: {danger: [now]}
""",
}


class ContentFolder:
    """A content folder that a test may change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text.removeprefix("\n"))

    def spoil(self, name: str, old: str, new: str) -> None:
        text = (self.path / name).read_text()
        assert old in text
        (self.path / name).write_text(text.replace(old, new))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ContentFolder:
    """On a day on which nothing is due."""
    monkeypatch.setenv("FIRSTHOUR_NOW", "2026-11-24T09:00")
    return ContentFolder(tmp_path)
