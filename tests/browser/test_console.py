"""The lookup console in a real browser, as somebody with a caller on the line uses it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from guidance_kb.knowledge_base import KnowledgeBase
from tests.browser.axe import violations
from tests.browser.serving import Served

CALLER = "I teach in Peckham. A girl of 13 told me that a man is outside right now and will take her."


@pytest.fixture(scope="module")
def served(pages: Served) -> Served:
    """The pages, with the language model in memory: to read it takes longer than a person would wait for the rest."""
    understood = httpx.post(f"{pages.url}/api/v1/understand", json={"message": CALLER}, timeout=120)
    assert understood.status_code == 200
    return pages


@pytest.fixture(autouse=True)
def at_eleven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_NOW", "2026-11-24T11:00+00:00")


class Console:
    """The console on a page that is open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.box = page.get_by_role("searchbox")
        self.results = page.locator("#results .lk-open")
        self.card = page.locator("#card-title")
        self.plan = page.locator("#plan")
        self.lines = page.locator("#lines")
        self.said = page.locator("#said")
        self.recent = page.locator("#recent a")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def look_up(self, words: str) -> None:
        """Types, and waits for the results of just that."""
        with self.page.expect_response(lambda answer: "/lookup/results" in answer.url):
            self.box.fill(words)
        expect(self.results.first).to_be_visible()

    def open(self, number: str) -> None:
        self.look_up(number)
        self.box.press("Enter")
        expect(self.card).to_contain_text(number)
        expect(self.card).to_be_focused()

    def paste(self, words: str) -> None:
        self.page.get_by_label("Paste what the caller said").fill(words)
        self.page.get_by_role("button", name="Fill in").click()

    def clipboard(self) -> str:
        return self.page.evaluate("navigator.clipboard.readText()")


@pytest.fixture
def console(page: Page, context: BrowserContext, served: Served) -> Console:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.url)
    page.goto(f"{served.url}/lookup")
    expect(page.locator("#keys")).to_be_visible()
    return Console(page)


def test_the_keyboard_alone_finds_the_card_copies_its_number_and_goes_to_the_plan(console: Console) -> None:
    console.press("/")
    expect(console.box).to_be_focused()
    with console.page.expect_response(lambda answer: "NRM+for+a+child" in answer.url):
        console.page.keyboard.type("NRM for a child")
    expect(console.results.first).to_contain_text("NRM-02")
    console.press("ArrowDown")
    expect(console.results.first).to_be_focused()
    while "NRM-02" not in (console.page.evaluate("document.activeElement.textContent") or ""):
        console.press("ArrowDown")
        assert console.page.evaluate("document.activeElement.matches('.lk-open')")
    console.press("Enter")
    expect(console.card).to_be_focused()
    expect(console.card).to_contain_text("NRM-02")
    console.press("c")
    expect(console.said).to_have_text("Copied NRM-02")
    assert console.clipboard() == "NRM-02"
    console.press("p")
    expect(console.page.locator("#plan-title")).to_be_focused()


def test_results_that_arrive_late_leave_the_focus_where_the_operator_has_gone(console: Console) -> None:
    console.press("/")
    console.page.keyboard.type("NRM for a child")
    expect(console.results.first).to_contain_text("NRM-02")
    console.press("ArrowDown")
    with console.page.expect_response(lambda answer: "NRM+for+children" in answer.url):
        console.box.evaluate("box => { box.value = 'NRM for children'; box.dispatchEvent(new Event('input')); }")
    expect(console.page.locator("#results .lk-open:focus")).to_contain_text("NRM-02")
    with console.page.expect_response(lambda answer: "curtains" in answer.url):
        console.box.evaluate("box => { box.value = 'curtains always shut'; box.dispatchEvent(new Event('input')); }")
    expect(console.results.first).to_be_focused()


@pytest.mark.parametrize("typed", ["nrm 02", "NRM2", "nrm-02"])
def test_a_number_and_enter_open_its_card(console: Console, typed: str) -> None:
    console.press("/")
    console.page.keyboard.type(typed)
    console.press("Enter")
    expect(console.card).to_contain_text("NRM-02")


def test_results_are_grouped_and_their_number_is_told(console: Console) -> None:
    console.look_up("referral")
    expect(console.page.get_by_role("status").filter(has_text="results")).to_have_text("12 results")
    expect(console.page.get_by_role("heading", name="Guidance", level=3)).to_be_visible()
    console.box.fill("")
    expect(console.results).to_have_count(0)


def test_the_arrows_go_down_into_the_results_and_up_again_to_the_box(console: Console) -> None:
    console.look_up("passport")
    console.box.focus()
    console.press("ArrowDown", "ArrowDown")
    expect(console.results.nth(1)).to_be_focused()
    console.press("ArrowUp", "ArrowUp")
    expect(console.box).to_be_focused()


def test_the_number_of_a_result_is_copied_without_opening_it(console: Console) -> None:
    console.look_up("passport")
    console.box.press("ArrowDown")
    number = console.results.first.get_attribute("data-number")
    console.press("c")
    expect(console.said).to_have_text(f"Copied {number}")
    assert console.clipboard() == number
    console.press("y")
    expect(console.said).to_have_text(f"Copied the card {number}")
    assert console.clipboard().startswith(f"{number} ")
    expect(console.card).to_have_count(0)


def test_a_copied_card_has_its_source_and_date(console: Console, kb: KnowledgeBase) -> None:
    console.open("NRM-02")
    console.press("y")
    expect(console.said).to_have_text("Copied the card NRM-02")
    topic = kb.topics["nrm-child"]
    copied = console.clipboard()
    for words in (topic.title, kb.sources[topic.sources[0]].title, topic.reviewed.isoformat()):
        assert words in copied
    # The time of its opening hours stands last, and the timer of the call nowhere.
    assert copied.endswith("\n\nFrom First Hour, 24 Nov 2026 at 11:00. Opening hours are as they were then.")


def test_letters_typed_in_a_field_do_nothing_else(console: Console) -> None:
    console.box.focus()
    console.page.keyboard.type("c y p / ?")
    expect(console.box).to_have_value("c y p / ?")
    console.page.locator("#words").focus()
    console.page.keyboard.type("cyp/?")
    expect(console.page.locator("#words")).to_have_value("cyp/?")
    expect(console.page.get_by_role("dialog")).to_be_hidden()
    expect(console.said).to_have_text("")


def test_single_keys_can_be_switched_off(console: Console) -> None:
    console.open("NRM-02")
    console.page.get_by_label("Single keys off").check()
    console.card.focus()
    console.press("p", "/", "?", "c")
    expect(console.card).to_be_focused()
    expect(console.said).to_have_text("")
    expect(console.page.get_by_role("dialog")).to_be_hidden()


def test_an_address_opens_with_single_keys_off(console: Console, served: Served) -> None:
    console.page.goto(f"{served.url}/lookup?keys=off")
    expect(console.page.locator("#keys")).to_be_visible()
    console.page.locator("#plan-title").focus()
    console.press("/")
    expect(console.page.locator("#plan-title")).to_be_focused()


def test_the_list_of_keys_opens_with_a_question_mark_and_closes_with_escape(console: Console) -> None:
    console.page.locator("#plan-title").focus()
    console.press("?")
    expect(console.page.get_by_role("dialog", name="Keys")).to_be_visible()
    console.press("Escape")
    expect(console.page.get_by_role("dialog")).to_be_hidden()
    expect(console.page.locator("#plan-title")).to_be_focused()


def test_escape_leads_from_a_card_back_to_the_search(console: Console) -> None:
    console.open("NRM-02")
    console.press("Escape")
    expect(console.box).to_be_focused()


def test_the_plan_and_the_lines_follow_every_change(console: Console, kb: KnowledgeBase) -> None:
    expect(console.plan).to_have_text(kb.messages["lookup-plan-none"].text)
    console.page.get_by_label("Place or postcode area").fill("lambeth")
    console.page.get_by_label("The caller's role").select_option("teacher")
    expect(console.lines).to_contain_text(kb.contacts["lambeth-children"].name)
    console.page.get_by_label("Age in years").fill("14")
    console.page.get_by_label("In danger now").select_option("no")
    expect(console.plan).to_contain_text(kb.routes["child-london"].title)
    console.page.get_by_label("In danger now").select_option("now")
    expect(console.plan).to_contain_text(kb.routes["immediate-danger"].title)
    console.page.get_by_label("In danger now").select_option("no")
    console.page.get_by_label("Age in years").fill("34")
    console.page.get_by_label("Adult wants help").select_option("yes")
    expect(console.plan).to_contain_text(kb.routes["adult-consents"].title)
    expect(console.lines).to_contain_text(kb.contacts["lambeth-adults"].name)
    expect(console.lines).not_to_contain_text(kb.contacts["lambeth-children"].name)


def test_the_plan_runs_from_now_to_this_week(console: Console) -> None:
    console.page.get_by_label("The caller's role").select_option("teacher")
    expect(console.plan.locator(".lk-phase")).to_contain_text(["Now", "In the first hour", "Today", "This week"])


def test_a_place_that_is_found_is_put_into_the_situation(console: Console) -> None:
    console.look_up("Lambeth")
    console.page.locator("#results a[data-kind=place]").click()
    expect(console.page.get_by_label("Place or postcode area")).to_have_value("lambeth")
    expect(console.lines).to_contain_text("Lambeth")


def test_a_place_that_is_two_is_asked_about(console: Console, kb: KnowledgeBase) -> None:
    place, shared = next((place, name) for place in kb.gazetteer.places for name in place.shared)
    field = console.page.get_by_label("Place or postcode area")
    field.fill(shared)
    field.press("Tab")
    console.page.locator("#which").get_by_role("link", name=place.name, exact=True).click()
    expect(field).to_have_value(place.slug)
    expect(console.page.locator("#which")).to_have_text("")


def test_the_situation_leaves_out_what_does_not_fit(console: Console) -> None:
    console.page.get_by_label("Under 18").select_option("child")
    console.look_up("adult consent to the NRM")
    expect(console.page.locator("#results [data-number=NRM-03]")).to_have_count(0)
    console.page.get_by_label("Show all, not only what fits").check()
    expect(console.page.locator("#results [data-number=NRM-03]")).to_be_visible()


def test_a_callers_words_fill_the_situation(console: Console, kb: KnowledgeBase) -> None:
    console.paste(CALLER)
    expect(console.page.locator("#taken")).to_have_text(kb.messages["lookup-danger"].text)
    expect(console.page.get_by_label("Place or postcode area")).to_have_value("southwark")
    expect(console.page.get_by_label("Age in years")).to_have_value("13")
    expect(console.page.get_by_label("In danger now")).to_have_value("now")
    expect(console.plan).to_contain_text(kb.routes["immediate-danger"].title)
    assert console.page.url.endswith("/lookup")


def test_recent_cards_stay_on_the_page_and_nowhere_else(console: Console) -> None:
    console.open("NRM-02")
    console.open("ACT-01")
    expect(console.recent).to_contain_text(["ACT-01", "NRM-02"])
    console.recent.nth(1).click()
    expect(console.card).to_contain_text("NRM-02")
    expect(console.recent).to_contain_text(["NRM-02", "ACT-01"])
    assert console.page.context.cookies() == []
    assert console.page.evaluate("localStorage.length + sessionStorage.length") == 0
    console.page.reload()
    expect(console.recent).to_have_count(0)


def test_the_next_caller_starts_with_an_empty_console(console: Console, kb: KnowledgeBase) -> None:
    console.page.get_by_label("Age in years").fill("14")
    console.look_up("passport")
    console.page.get_by_role("link", name="Clear, next caller").click()
    expect(console.box).to_be_focused()
    expect(console.box).to_have_value("")
    expect(console.page.get_by_label("Age in years")).to_have_value("")
    expect(console.results).to_have_count(0)
    expect(console.plan).to_have_text(kb.messages["lookup-plan-none"].text)


UNDERSTOOD = {
    "danger": False,
    "indicators": [],
    "situation": {
        "exploitation": ["labour"],
        "indicators": ["passport-held-by-other"],
        "place": "southwark",
        "age": 14,
    },
}


def test_nothing_that_was_pasted_is_left_for_the_next_caller(console: Console, kb: KnowledgeBase) -> None:
    console.page.route("**/api/v1/understand", lambda route: route.fulfill(json=UNDERSTOOD))
    console.paste("He keeps her passport and her wages, in Peckham")
    expect(console.page.get_by_label("Place or postcode area")).to_have_value("southwark")
    expect(console.plan).to_contain_text("Southwark")
    console.open("NRM-02")
    console.page.evaluate("history.replaceState(null, '', '/lookup?place=southwark&age=14')")
    console.page.get_by_role("link", name="Clear, next caller").click()
    assert console.page.url.endswith("/lookup")
    expect(console.page.locator("#card")).to_have_text(kb.messages["lookup-card-none"].text)
    expect(console.lines).not_to_contain_text("Southwark")
    said = console.page.evaluate("[...new FormData(document.getElementById('situation'))].filter(([, value]) => value)")
    assert said == []


def test_the_last_callers_plan_goes_even_where_the_server_is_not_reached(console: Console, kb: KnowledgeBase) -> None:
    console.page.get_by_label("The caller's role").select_option("teacher")
    expect(console.plan.locator(".lk-steps").first).to_be_visible()
    console.page.context.set_offline(True)
    console.page.get_by_role("link", name="Clear, next caller").click()
    expect(console.plan).to_have_text(kb.messages["lookup-plan-none"].text)


class Held:
    """Holds back the first answer from an address until `release`."""

    def __init__(self, page: Page, address: str, body: object = None) -> None:
        self._page = page
        self._body = body
        self._route: Route | None = None
        page.route(address, self._hold)

    def _hold(self, route: Route) -> None:
        if self._route:
            route.fallback()
        else:
            self._route = route

    def wait(self) -> None:
        """Until it was asked for."""
        while not self._route:
            self._page.wait_for_timeout(20)

    def release(self) -> None:
        """Lets the answer come, and waits until a page that still wants it would have shown it."""
        assert self._route
        # What the page has dropped can be answered no more.
        with suppress(Error):
            self._route.fulfill(json=self._body) if self._body else self._route.continue_()
        self._page.wait_for_timeout(500)


@pytest.mark.parametrize("piece", ["results", "lines", "plan", "card/*", "understand"])
def test_an_answer_for_the_last_caller_that_comes_late_is_dropped(
    console: Console, kb: KnowledgeBase, piece: str
) -> None:
    address = "**/api/v1/understand" if piece == "understand" else f"**/lookup/{piece}?*"
    if piece == "card/*":
        console.look_up("NRM-02")
    held = Held(console.page, address, UNDERSTOOD if piece == "understand" else None)
    if piece == "understand":
        console.paste("He keeps her passport, in Peckham")
    elif piece == "card/*":
        console.box.press("Enter")
    elif piece == "results":
        console.box.fill("passport")
    else:
        console.page.get_by_label("Place or postcode area").fill("lambeth")
        console.page.get_by_label("The caller's role").select_option("teacher")
    held.wait()
    console.page.get_by_role("link", name="Clear, next caller").click()
    held.release()
    expect(console.page.get_by_label("Place or postcode area")).to_have_value("")
    expect(console.results).to_have_count(0)
    expect(console.card).to_have_count(0)
    expect(console.plan).to_have_text(kb.messages["lookup-plan-none"].text)
    expect(console.lines).not_to_contain_text("Lambeth")
    expect(console.said).to_have_text("")


def test_results_for_what_is_not_in_the_box_any_more_are_dropped(console: Console) -> None:
    held = Held(console.page, "**/lookup/results?*")
    console.box.fill("passport")
    held.wait()
    console.box.fill("")
    console.page.wait_for_timeout(200)
    held.release()
    expect(console.results).to_have_count(0)
    expect(console.page.locator("#count")).to_have_text("")


def test_a_plan_for_what_is_not_said_any_more_is_dropped(console: Console, kb: KnowledgeBase) -> None:
    held = Held(console.page, "**/lookup/plan?*")
    role = console.page.get_by_label("The caller's role")
    role.select_option("teacher")
    held.wait()
    role.select_option("")
    held.release()
    expect(console.plan).to_have_text(kb.messages["lookup-plan-none"].text)


def test_somebody_who_may_be_under_18_keeps_the_childrens_line(console: Console, kb: KnowledgeBase) -> None:
    console.page.get_by_label("Place or postcode area").fill("lambeth")
    console.page.get_by_label("Age in years").fill("19")
    console.page.get_by_label("Missing").select_option("false")
    expect(console.lines).to_contain_text(kb.contacts["lambeth-adults"].name)
    expect(console.lines).not_to_contain_text(kb.contacts["lambeth-children"].name)
    console.page.get_by_label("Under 18").select_option("child")
    expect(console.lines).to_contain_text(kb.contacts["lambeth-children"].name)


def test_an_age_that_cannot_be_read_is_said_and_left_out(console: Console, kb: KnowledgeBase) -> None:
    console.page.get_by_label("Place or postcode area").fill("lambeth")
    age = console.page.get_by_label("Age in years")
    age.fill("l9")
    age.press("Tab")
    expect(console.page.locator("#which")).to_contain_text(kb.messages["not-understood"].text)
    expect(console.lines).to_contain_text(kb.contacts["lambeth-adults"].name)
    expect(console.plan.locator(".lk-steps").first).to_be_visible()
    age.fill("19")
    age.press("Tab")
    expect(console.page.locator("#which")).to_have_text("")


def test_the_time_in_the_address_is_the_time_of_everything_the_script_asks_for(
    console: Console, served: Served
) -> None:
    page = console.page
    page.goto(f"{served.url}/lookup?at=2026-11-24T23:00")
    expect(page.locator("#keys")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/lookup/" in request.url else None)
    for _ in range(2):
        page.get_by_label("The caller's role").select_option("teacher")
        expect(console.plan.locator(".lk-steps").first).to_be_visible()
        console.open("NRM-02")
        expect(console.lines).to_contain_text("24 November 2026, 23:00")
        page.get_by_role("link", name="Clear, next caller").click()
    pieces = [url for url in asked if "/assets/" not in url]
    for piece in ("results", "lines", "plan", "card"):
        assert [url for url in pieces if f"/lookup/{piece}" in url], piece
    assert [url for url in pieces if "at=2026-11-24T23%3A00" not in url] == []


def test_who_is_open_is_asked_again_every_minute_while_somebody_sees_it(
    page: Page, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.clock.install()
    page.goto(f"{served.url}/lookup?place=lambeth")
    console = Console(page)
    expect(page.locator("#keys")).to_be_visible()
    console.lines.locator("summary").click()
    console.lines.locator("summary").focus()
    monkeypatch.setenv("FIRSTHOUR_NOW", "2026-11-24T11:01+00:00")
    page.clock.run_for(60_000)
    expect(console.lines).to_contain_text("As of 11:01")
    expect(console.lines).to_contain_text("Lambeth")
    expect(console.lines.locator("details")).to_have_attribute("open", "")
    expect(console.lines.locator("summary")).to_be_focused()
    monkeypatch.setenv("FIRSTHOUR_NOW", "2026-11-24T11:03+00:00")
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(120_000)
    page.wait_for_timeout(300)
    assert asked == []
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(console.lines).to_contain_text("As of 11:03")


def test_the_timer_runs_from_the_question_to_the_answer(page: Page, served: Served) -> None:
    page.clock.install()
    page.goto(f"{served.url}/lookup")
    console = Console(page)
    timer = page.get_by_role("timer")
    expect(timer).to_have_text("0:00")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    console.box.press("n")
    page.clock.run_for(65_000)
    expect(timer).to_have_text("1:05")
    console.box.fill("nrm 02")
    console.box.press("Enter")
    expect(console.card).to_be_focused()
    page.clock.run_for(30_000)
    expect(timer).to_have_text("1:05")
    page.get_by_role("button", name="Hide the timer").click()
    expect(timer).to_be_hidden()
    expect(console.box).to_be_focused()


def test_a_server_that_does_not_answer_is_told_and_leaves_what_is_there(console: Console, kb: KnowledgeBase) -> None:
    console.open("NRM-02")
    console.page.context.set_offline(True)
    console.box.fill("passport")
    expect(console.said).to_have_text(kb.messages["lookup-no-answer"].text)
    expect(console.card).to_contain_text("NRM-02")
    expect(console.page.get_by_role("link", name="In danger now: 999")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_state_has_a_violation(console: Console, scheme: str, width: int) -> None:
    page = console.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    assert violations(page) == []
    page.get_by_label("Place or postcode area").fill("lambeth")
    page.get_by_label("The caller's role").select_option("teacher")
    expect(console.plan.locator(".lk-steps").first).to_be_visible()
    console.look_up("passport")
    assert violations(page) == []
    console.open("NRM-02")
    console.press("c")
    expect(console.said).to_have_text("Copied NRM-02")
    assert violations(page) == []
    console.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


# 320 pixels are what a screen of 1280 has at 400 %.
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_everything_fits_the_screen(console: Console, width: int) -> None:
    console.page.set_viewport_size({"width": width, "height": 800})
    console.page.get_by_label("Place or postcode area").fill("lambeth")
    console.page.get_by_label("The caller's role").select_option("teacher")
    expect(console.plan.locator(".lk-steps").first).to_be_visible()
    console.open("NRM-02")
    assert console.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_who_is_open_and_the_plan_are_seen_without_scrolling(console: Console) -> None:
    console.page.set_viewport_size({"width": 1280, "height": 800})
    console.page.get_by_label("Place or postcode area").fill("southwark")
    console.page.get_by_label("Age in years").fill("14")
    console.page.get_by_label("The caller's role").select_option("teacher")
    expect(console.plan.locator(".lk-steps").first).to_be_visible()
    bar = console.page.locator("#keys").bounding_box()
    assert bar
    for seen in (console.lines.locator("li").nth(1), console.page.locator("#plan-title")):
        box = seen.bounding_box()
        assert box
        assert box["y"] + box["height"] <= bar["y"]


def test_what_has_the_focus_is_not_behind_the_bar_of_keys(console: Console) -> None:
    console.page.set_viewport_size({"width": 1280, "height": 600})
    console.look_up("referral")
    last = console.results.last
    last.focus()
    bar, link = console.page.locator("#keys").bounding_box(), last.bounding_box()
    assert bar
    assert link
    assert link["y"] + link["height"] <= bar["y"]


def test_forced_colours_keep_every_control_and_the_focus_visible(console: Console) -> None:
    console.page.emulate_media(forced_colors="active")
    console.open("NRM-02")
    assert console.card.evaluate("e => getComputedStyle(e).outlineStyle === 'solid'")
    for control in console.page.locator("#console :is(button, input:not([type=checkbox]), select):visible").all():
        assert control.evaluate("e => getComputedStyle(e).borderStyle !== 'none'"), control


def test_nothing_is_refused_fails_or_is_asked_of_another_host(console: Console, elsewhere: list[str]) -> None:
    errors: list[str] = []
    console.page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    console.page.on("pageerror", lambda error: errors.append(str(error)))
    console.page.reload()
    console.page.get_by_label("The caller's role").select_option("teacher")
    expect(console.plan.locator(".lk-steps").first).to_be_visible()
    console.open("NRM-02")
    console.press("y", "p", "?")
    assert console.page.evaluate("window.violations") == []
    assert errors == []
    assert elsewhere == []


@pytest.fixture
def without_script(browser, served: Served) -> Iterator[Page]:  # type: ignore[no-untyped-def]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}/lookup")
    yield page
    context.close()


def test_without_a_script_it_finds_opens_and_plans(without_script: Page, kb: KnowledgeBase) -> None:
    page = without_script
    for needs_a_script in ("#keys", "#timer", "#recent"):
        expect(page.locator(needs_a_script)).to_be_hidden()
    page.get_by_label("Words, a card number").fill("nrm for a child")
    page.get_by_label("Place or postcode area").fill("lambeth")
    page.get_by_label("The caller's role").select_option("teacher")
    page.get_by_role("button", name="Look up").click()
    expect(page.locator("#plan")).to_contain_text(kb.routes["child-london"].title)
    page.locator("#results [data-number=NRM-02]").click()
    expect(page.locator("#card-title")).to_contain_text("NRM-02")
    expect(page.get_by_role("button", name="Copy the card", include_hidden=True)).to_be_hidden()
    expect(page.locator("#plan")).to_contain_text(kb.routes["child-london"].title)
    expect(page.get_by_label("Words, a card number")).to_have_value("nrm for a child")


def test_without_a_script_a_callers_words_fill_the_situation(without_script: Page) -> None:
    page = without_script
    page.get_by_label("Paste what the caller said").fill(CALLER)
    page.get_by_role("button", name="Fill in").click()
    expect(page.get_by_label("Place or postcode area")).to_have_value("southwark")
    expect(page.get_by_label("In danger now")).to_have_value("now")
    assert "girl" not in page.url


def test_without_a_script_it_says_what_came_of_a_callers_words(without_script: Page, kb: KnowledgeBase) -> None:
    page = without_script
    for words, sentence in (("hello", "lookup-nothing-taken"), (CALLER, "lookup-danger")):
        page.get_by_label("Paste what the caller said").fill(words)
        page.get_by_role("button", name="Fill in").click()
        expect(page.locator("#taken")).to_have_text(kb.messages[sentence].text)
    page.get_by_role("button", name="Show the plan").click()
    expect(page.locator("#taken")).to_have_text("")


def test_without_a_script_a_line_that_is_opened_keeps_the_situation(without_script: Page) -> None:
    page = without_script
    page.get_by_label("Place or postcode area").fill("lambeth")
    page.get_by_role("button", name="Show the plan").click()
    page.locator("#lines [data-number]").first.click()
    expect(page.locator("#card-title")).to_be_visible()
    expect(page.get_by_label("Place or postcode area")).to_have_value("lambeth")
    expect(page.locator("#lines")).to_contain_text("Lambeth")
