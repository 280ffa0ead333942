"""What holds on every page: no violation, no error, no other host, nothing cut off, nothing kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.serving import Served

PLAN = "/plan?role=teacher&age=13&place=southwark&danger=no&at=2026-11-24T11:00"
PAGES = ["/", "/plan", PLAN, "/plan?age=x&place=nowhere", "/topics", "/topics/nrm-child", "/indicators",
         "/indicators/passport-held-by-other", "/matrix", "/referral", "/referral/front-door", "/glossary",
         "/contacts?place=southwark&at=2026-11-28T03:00", "/accessibility", "/privacy", "/nothing"]  # fmt: skip
SIZES = {"phone": {"width": 320, "height": 640}, "desktop": {"width": 1280, "height": 800}}


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_violation(page: Page, pages: Served, path: str, scheme: str, size: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(SIZES[size])
    page.goto(pages.url + path)
    for closed in page.locator("main summary").all():
        if not closed.evaluate("one => one.parentElement.open"):
            closed.click()
    assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_error_and_asks_no_other_host(page: Page, pages: Served, elsewhere: list[str], path: str) -> None:
    errors: list[str] = []
    expected = "404" if path == "/nothing" else "no error"
    page.on("console", lambda said: errors.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(pages.url + path)
    assert [error for error in errors if expected not in error] == []
    assert page.evaluate("window.violations") == []
    assert elsewhere == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("path", PAGES)
def test_nothing_has_to_be_moved_sideways_at_400_per_cent(page: Page, pages: Served, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    page.goto(pages.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for word in page.locator("main :is(h1, h2, p, li, label, th, td)").all()[:80]:
        box = word.bounding_box()
        assert box is None or box["x"] + box["width"] <= 321


@pytest.mark.parametrize("path", PAGES)
def test_forced_colours_keep_buttons_and_fields_visible(page: Page, pages: Served, path: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(pages.url + path)
    for control in page.locator("main :is(.govuk-button, .govuk-input, .govuk-select)").all():
        assert control.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
        assert control.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)") >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_urgent_has_a_colour_of_its_own(page: Page, pages: Served, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(pages.url)
    usual, urgent = page.evaluate("""["govuk-tag", "govuk-tag govuk-tag--red"].map((classes) => {
        const tag = document.querySelector("main").appendChild(document.createElement("strong"));
        tag.className = classes;
        tag.textContent = "Act now";
        const { color, backgroundColor } = getComputedStyle(tag);
        return { color, backgroundColor };
    })""")
    assert usual["color"] != urgent["color"]
    assert usual["backgroundColor"] != urgent["backgroundColor"]
    assert violations(page) == []


def test_the_first_key_leads_past_the_header(page: Page, pages: Served) -> None:
    page.goto(f"{pages.url}/plan")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#danger")).to_be_focused()


def test_the_emergency_number_is_one_action_away_on_a_phone(page: Page, pages: Served) -> None:
    page.set_viewport_size(SIZES["phone"])
    for path in PAGES:
        page.goto(pages.url + path)
        expect(page.locator("a[href='tel:999']").first).to_be_in_viewport()


def test_a_plan_is_made_with_the_keyboard_alone_and_without_a_script(pages: Served, browser: object) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()  # type: ignore[attr-defined]
    page.goto(f"{pages.url}/plan")
    page.locator("#role").focus()
    page.keyboard.type("Teacher")
    page.locator("#place").focus()
    page.keyboard.type("Peckham")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A child in London: Southwark")
    assert "place=Peckham" in page.url
    page.context.close()


@pytest.mark.parametrize(
    "query",
    [PLAN, *(f"/plan?role={role}&age={age}&place={place}&danger={danger}&at=2026-11-28T03:00"
             for role in ("health", "social-worker", "police", "public") for age in ("13", "25")
             for place, danger in (("southwark", "no"), ("wales", "now")))],
)  # fmt: skip
def test_a_printed_plan_is_one_page_with_its_sources(page: Page, pages: Served, query: str) -> None:
    page.goto(pages.url + query)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Sources")).to_be_visible()
    expect(page.get_by_text("Guidance checked on")).to_be_visible()
    expect(page.locator("main form")).to_be_hidden()
    expect(page.locator("main").get_by_text("999").first).to_be_visible()
