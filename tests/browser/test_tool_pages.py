"""Indicators, the matrix, the referral helper, the glossary and the preview, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from guidance_kb import knowledge_base as module
from guidance_kb.knowledge_base import KnowledgeBase
from guidance_kb.settings import CONTENT_DIR
from tests.browser.axe import violations
from tests.browser.serving import Served
from web_widget import create_app


def test_the_matrix_is_answered_with_the_keyboard_alone(page: Page, pages: Served, kb: KnowledgeBase) -> None:
    seen, suspected = kb.matrix["exploitation"].items[:2]
    page.goto(f"{pages.url}/matrix")
    page.locator(f"#{seen.id}-open").focus()
    page.keyboard.press("ArrowDown")  # from "Not known" round to "Yes"
    expect(page.locator(f"#{seen.id}-yes")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator(f"#{suspected.id}-open")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(f"#{suspected.id}-suspected")).to_be_checked()
    page.get_by_role("combobox", name="Your part in this").select_option("teacher")
    page.get_by_role("button", name="Show the reasons and the plan").press("Enter")
    reasons = page.get_by_role("region", name="Reasons for concern")
    expect(reasons).to_contain_text(f"{seen.yes} {suspected.suspected}")
    expect(page.locator(f"#{seen.id}-yes")).to_be_checked()
    assert violations(page) == []
    assert page.url == f"{pages.url}/matrix"
    reasons.get_by_role("link", name="Show the plan").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Make a plan")
    assert seen.id not in page.url


def test_nothing_that_was_ticked_is_kept(page: Page, pages: Served) -> None:
    page.goto(f"{pages.url}/referral/front-door")
    page.get_by_role("checkbox").first.check()
    page.reload()
    expect(page.get_by_role("checkbox").first).not_to_be_checked()
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kb: KnowledgeBase) -> Iterator[Path]:
    """A copy of the content that is being edited, with what was built from it."""
    folder, data = tmp_path / "content", tmp_path / "data"
    shutil.copytree(CONTENT_DIR, folder)
    data.mkdir()
    shutil.copy(module.settings.data_dir() / "knowledge.sqlite", data / "knowledge.sqlite")
    monkeypatch.setenv("FIRSTHOUR_CONTENT_DIR", str(folder))
    monkeypatch.setenv("FIRSTHOUR_DATA_DIR", str(data))
    live = module._Live()
    monkeypatch.setattr(module, "_live", live)
    yield folder
    live.close()


@pytest.fixture
def preview(edited: Path) -> Iterator[Served]:
    served = Served(create_app({"PREVIEW": True, "SECRET_KEY": "a key for tests", "RATELIMIT_ENABLED": False}))
    yield served
    served.stop()


def test_a_card_reloads_when_it_is_saved_and_says_what_is_wrong_with_it(
    page: Page, preview: Served, edited: Path
) -> None:
    card = edited / "topics/referral/escalation.md"
    good = card.read_text()
    page.goto(f"{preview.url}/topics/escalation")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("If nobody acts")
    card.write_text(good.replace("title: If nobody acts", "title: If nobody does a thing"))
    expect(heading).to_have_text("If nobody does a thing", timeout=30_000)
    card.write_text(good.replace("title: If nobody acts", "title: If: nobody"))
    mistakes = page.locator("#preview")
    expect(mistakes).to_be_visible(timeout=30_000)
    expect(mistakes).to_contain_text("topics/referral/escalation.md:2: E003")
    expect(heading).to_have_text("If nobody does a thing")
    assert violations(page) == []
    card.write_text(good)
    expect(heading).to_have_text("If nobody acts", timeout=30_000)
    expect(mistakes).to_be_hidden()
