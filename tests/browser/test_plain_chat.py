"""The chat as pages, in a real browser: without JavaScript, and what becomes of it with JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from guidance_kb.knowledge_base import KnowledgeBase
from tests.browser.axe import violations
from tests.browser.plain import PlainChat, PlainEngine, plain_app
from tests.browser.serving import Served
from tests.browser.widget import Widget

_SCREENS = [(320, 640), (768, 1024), (1280, 800)]
_STATES: dict[str, Callable[[PlainChat], None]] = {
    "first": lambda chat: None,
    "question": lambda chat: chat.say("worried"),
    "plan": lambda chat: chat.say("exampleborough"),
    "emergency": lambda chat: chat.say("help!"),
    "did you mean": lambda chat: chat.say("which"),
    "error": lambda chat: too_long(chat),
    "ended": lambda chat: end(chat),
}


@pytest.fixture
def engine() -> PlainEngine:
    return PlainEngine()


@pytest.fixture
def served(engine: PlainEngine, kb: KnowledgeBase) -> Iterator[Served]:
    app = Served(plain_app(engine, kb))
    yield app
    app.stop()


@pytest.fixture
def no_script(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture
def chat(no_script: Page, served: Served) -> PlainChat:
    return PlainChat(no_script, served.url)


def too_long(chat: PlainChat) -> None:
    chat.box.fill("x" * 2_001)
    chat.page.get_by_role("button", name="Send").click()
    expect(chat.problem).to_be_visible()


def end(chat: PlainChat) -> None:
    chat.say("hello")
    chat.page.get_by_role("button", name="End this conversation").click()
    expect(chat.turns).to_have_count(0)


# Without JavaScript


def test_an_emergency_is_answered_with_numbers_to_ring(chat: PlainChat) -> None:
    chat.say("help! he is at the door")
    assert chat.replies() == ["emergency", "question"]
    expect(chat.last.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    expect(chat.last.get_by_role("link", name="999")).to_be_in_viewport()


def test_a_question_is_answered_with_its_card_and_sources(chat: PlainChat) -> None:
    chat.say("card please")
    assert chat.replies() == ["answer"]
    expect(chat.last.get_by_role("heading", name="Telling children's social care")).to_be_visible()
    chat.last.get_by_text("2 sources").click()
    expect(chat.last.get_by_role("link", name="Working together")).to_be_visible()
    expect(chat.last).to_contain_text("Reviewed 23 November 2026")


def test_a_triage_by_buttons_and_words_ends_with_the_plan(chat: PlainChat) -> None:
    chat.say("worried about a girl")
    chat.choose("No")
    chat.say("exampleborough")
    assert chat.replies() == ["text", "plan"]
    expect(chat.last).to_contain_text("Ring the front door. by 14:35")
    expect(chat.last.get_by_role("link", name="020 7946 0123").first).to_be_visible()
    box = chat.last.get_by_role("checkbox").first
    box.check()
    expect(box).to_be_checked()
    expect(chat.turns).to_have_count(3)
    expect(chat.turns.first).to_contain_text("worried about a girl")


def test_did_you_mean_offers_cards_to_choose_from(chat: PlainChat, engine: PlainEngine) -> None:
    chat.say("which one")
    chat.choose("Card one")
    assert engine.asked[-1]["choice"] == "topic:nrm-child"
    assert chat.replies() == ["answer"]
    expect(chat.turns.first.get_by_role("link", name="Card two")).to_be_visible()


def test_the_newest_reply_is_in_view_and_what_was_said_stands_above_it(chat: PlainChat) -> None:
    for words in ("exampleborough", "card", "exampleborough", "worried"):
        chat.say(words)
    expect(chat.last.get_by_text("Is anyone in danger now?")).to_be_in_viewport()
    expect(chat.last.get_by_text("worried")).to_be_in_viewport()
    expect(chat.page.get_by_role("link", name="Exit this page")).to_be_in_viewport()


def test_a_whole_triage_by_keyboard_alone(chat: PlainChat) -> None:
    page = chat.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(chat.box).to_be_focused()
    page.keyboard.type("worried about a girl")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chat.turns).to_have_count(1)
    # The reading goes on at the newest turn, so its buttons come next.
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Yes")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chat.turns).to_have_count(2)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="I do not know")).to_be_focused()
    page.keyboard.press("Tab")
    expect(chat.box).to_be_focused()
    page.keyboard.type("exampleborough")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chat.turns).to_have_count(3)
    assert chat.replies() == ["text", "plan"]
    page.keyboard.press("Tab")
    expect(chat.last.get_by_role("checkbox").first).to_be_focused()
    page.keyboard.press("Space")
    expect(chat.last.get_by_role("checkbox").first).to_be_checked()


def test_a_mistake_is_said_where_the_reading_goes_on_and_leads_to_the_field(chat: PlainChat) -> None:
    too_long(chat)
    expect(chat.problem).to_be_in_viewport()
    chat.page.keyboard.press("Tab")
    chat.page.keyboard.press("Enter")
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("x" * 2_001)
    chat.say("card")
    assert chat.replies() == ["answer"]


def test_without_the_engine_the_guidance_still_answers(chat: PlainChat, engine: PlainEngine) -> None:
    engine.is_up = False
    chat.say("Who can make an NRM referral?")
    assert chat.replies() == ["emergency", "text", "answer"]


def test_the_way_out_leads_elsewhere_and_tells_nobody_where_from(no_script: Page, chat: PlainChat) -> None:
    referrers = []

    def answer(route: Route) -> None:
        referrers.append(route.request.headers.get("referer"))
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    no_script.route("https://**/*", answer)
    chat.say("hello")
    no_script.get_by_role("link", name="Exit this page").click()
    expect(no_script).to_have_title("Elsewhere")
    assert set(referrers) == {None}


def test_ending_it_leaves_an_empty_page_and_an_engine_that_knows_nothing(chat: PlainChat, engine: PlainEngine) -> None:
    end(chat)
    assert engine.forgotten == [engine.asked[0]["conversation"]]
    expect(chat.page.locator("#latest")).to_contain_text("The conversation has ended")
    expect(chat.page.locator("#latest")).to_be_in_viewport()


# With JavaScript


def hold_back(page: Page, script: str) -> Callable[[], None]:
    """Holds a script of the page back until the function is called."""
    held: list[Route] = []
    page.route(f"**/{script}", lambda route: held.append(route))

    def release() -> None:
        page.wait_for_function("document.readyState === 'interactive'")
        for route in held:
            route.continue_()

    return release


@pytest.fixture
def slow_widget(page: Page) -> Callable[[], None]:
    """Holds the widget's script back until the function is called."""
    return hold_back(page, "widget.js")


def test_with_javascript_the_widget_takes_the_place_of_the_form(page: Page, served: Served) -> None:
    page.goto(f"{served.url}/chat")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#chat")).to_be_hidden()
    assert page.evaluate("window.violations") == []


def test_the_widget_opens_though_it_was_ready_before_the_page_could_ask_for_it(page: Page, served: Served) -> None:
    release = hold_back(page, "plain-chat.js")
    page.goto(f"{served.url}/chat", wait_until="commit")
    page.locator("first-hour-chat .launcher").wait_for()
    expect(page.get_by_role("dialog")).to_have_count(0)
    release()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#chat")).to_be_hidden()


def test_the_widgets_way_out_ends_what_was_said_in_it(page: Page, served: Served, engine: PlainEngine) -> None:
    page.goto(f"{served.url}/chat")
    Widget(page).ask("hello")
    page.get_by_role("button", name="Exit this page").click()
    expect(page).to_have_title("Elsewhere")
    forgotten(page, engine, 1)


def test_with_the_widget_closed_the_pages_way_out_does_the_same(
    page: Page, served: Served, engine: PlainEngine
) -> None:
    page.goto(f"{served.url}/chat")
    Widget(page).ask("hello")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Exit this page").click()
    expect(page).to_have_title("Elsewhere")
    forgotten(page, engine, 1)


def test_the_way_out_of_the_form_ends_what_was_said_to_the_widget_before_too(
    page: Page, served: Served, engine: PlainEngine
) -> None:
    page.goto(f"{served.url}/")
    Widget(page).open().ask("hello")
    release = hold_back(page, "widget.js")
    page.goto(f"{served.url}/chat", wait_until="commit")
    page.get_by_label("Your message").fill("hello")
    release()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".fh-turn")).to_have_count(1)
    page.get_by_role("link", name="Exit this page").click()
    expect(page).to_have_title("Elsewhere")
    forgotten(page, engine, 2)


def test_the_way_out_of_the_form_leads_out_though_storage_is_forbidden(
    page: Page, served: Served, slow_widget: Callable[[], None]
) -> None:
    page.add_init_script("Object.defineProperty(window, 'sessionStorage', {get: () => { throw new DOMException() }})")
    page.goto(f"{served.url}/chat", wait_until="commit")
    page.get_by_label("Your message").fill("hello")
    slow_widget()
    page.wait_for_load_state("load")
    page.get_by_role("link", name="Exit this page").click()
    expect(page).to_have_title("Elsewhere")


def forgotten(page: Page, engine: PlainEngine, conversations: int) -> None:
    """What is said in leaving arrives after the page is gone."""
    asked = {one["conversation"] for one in engine.asked}
    for _ in range(100):
        if len(engine.forgotten) >= conversations:
            break
        page.wait_for_timeout(100)
    assert len(asked) == conversations
    assert sorted(engine.forgotten) == sorted(asked)


def test_what_the_widget_prints_is_on_the_paper_of_a_page_that_leaves_the_widget_out(
    page: Page, served: Served
) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto(f"{served.url}/chat")
    widget = Widget(page)
    widget.ask("exampleborough")
    page.emulate_media(media="print")
    expect(page.locator("first-hour-chat")).to_be_hidden()
    page.emulate_media(media="screen")
    widget.plan.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    expect(page.locator("first-hour-chat .paper")).to_be_visible()
    expect(page.locator("first-hour-chat .paper")).to_contain_text("Keep her in sight if you can, and stay calm.")
    expect(page.locator("h1")).to_be_hidden()
    assert page.evaluate("window.violations") == []


@pytest.mark.parametrize("words", ["He has two pho", ""], ids=["typed", "about to type"])
def test_what_was_begun_in_the_form_is_left_where_it_is(
    page: Page, served: Served, slow_widget: Callable[[], None], words: str
) -> None:
    page.goto(f"{served.url}/chat", wait_until="commit")
    box = page.get_by_label("Your message")
    box.click()
    page.keyboard.type(words)
    slow_widget()
    page.wait_for_load_state("load")
    expect(page.locator("first-hour-chat")).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).to_have_value(words)


def test_without_the_widgets_script_the_form_stays(page: Page, served: Served) -> None:
    page.route("**/widget.js", lambda route: route.abort())
    page.goto(f"{served.url}/chat")
    expect(page.get_by_label("Your message")).to_be_visible()


def test_a_conversation_that_began_in_the_form_goes_on_there(
    page: Page, served: Served, engine: PlainEngine, slow_widget: Callable[[], None]
) -> None:
    page.goto(f"{served.url}/chat", wait_until="commit")
    page.get_by_label("Your message").fill("hello")
    slow_widget()
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".fh-turn")).to_have_count(1)
    expect(page.locator("first-hour-chat")).to_have_count(0)
    page.get_by_role("link", name="Exit this page").click()
    expect(page).to_have_title("Elsewhere")
    forgotten(page, engine, 1)


# How it looks


def open_state(page: Page, served: Served, state: str) -> PlainChat:
    """The page in a state. Its own scripts are kept away; axe still runs."""
    page.route("**/*.js", lambda route: route.abort())
    chat = PlainChat(page, served.url)
    _STATES[state](chat)
    return chat


@pytest.mark.parametrize("state", _STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_state_has_no_violation(page: Page, served: Served, state: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_state(page, served, state)
    assert violations(page) == []


@pytest.mark.parametrize("size", _SCREENS, ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_type_of_reply_has_no_violation_and_fits_the_screen(
    page: Page, served: Served, size: tuple[int, int], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{served.url}/chat/replies")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("state", _STATES)
def test_a_state_fits_the_smallest_screen(page: Page, served: Served, state: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    open_state(page, served, state)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_in_forced_colours_what_was_said_still_has_an_edge(page: Page, served: Served) -> None:
    page.emulate_media(forced_colors="active")
    open_state(page, served, "question")
    width = page.locator(".fh-said").evaluate("element => getComputedStyle(element).borderTopWidth")
    assert width == "1px"
    expect(page.get_by_role("link", name="Exit this page")).to_have_css("border-top-style", "solid")


def test_nothing_is_asked_of_another_host_and_nothing_is_refused(
    page: Page, served: Served, elsewhere: list[str]
) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{served.url}/chat")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.goto(f"{served.url}/chat/replies")
    assert elsewhere == []
    assert errors == []
    assert page.evaluate("window.violations") == []
