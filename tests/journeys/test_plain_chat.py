"""The same conversation over the API and over the plain pages, with the real processes: the same replies in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx
import pytest

from tests.journeys.talking import Conversation, kinds
from tests.unit.web.plain_chat.comparing import assert_shows
from tests.unit.web.plain_chat.pages import Pages, tree_of

TUESDAY = "2026-11-24T11:00"
CHRISTMAS_NIGHT = "2026-12-25T03:00"
PECKHAM = (
    "I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing at lunch, has two phones "
    "and a boyfriend who's 24. What do I do now?"
)
CONVERSATIONS = {
    "an emergency": ["He is outside with a knife and says he will take her tonight", "no, he has gone"],
    "a question": ["Who can make an NRM referral?", "where does that come from?", "shorter please"],
    "a child who speaks": ["I am forced to have sex and I am only 12 years old"],
    "a described child": [PECKHAM, "sorry, she's 17", "who is open now?"],
    "did you mean": ["nrm", "1"],
    "nothing fits": ["asdf qwer", "what is the weather in Paris?", "/restart"],
}
BUTTONS = {"danger": "danger:no", "age_group": "age_group:child", "role": "role:teacher", "place": "place:wales"}


@pytest.fixture
def plain(client: httpx.Client) -> Callable[[str], Pages]:
    """Opens the plain pages at a time."""

    def opened(at: str) -> Pages:
        def send(address: str, fields: Mapping[str, str]) -> tuple[int, str]:
            response = client.post(address.partition("#")[0], data=dict(fields))
            return response.status_code, response.text

        return Pages(send, tree_of(client.get("/chat").text), at=at)

    return opened


@pytest.mark.parametrize("at", [TUESDAY, CHRISTMAS_NIGHT])
@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_pages_say_what_the_api_says(
    talk: Callable[..., Conversation], plain: Callable[[str], Pages], name: str, at: str
) -> None:
    conversation, pages = talk(at), plain(at)
    for message in CONVERSATIONS[name]:
        assert_shows(pages.say(message), conversation.say(message))
    assert len(pages.turns) == len(CONVERSATIONS[name])


def test_a_triage_by_buttons_is_the_same_to_the_plan(
    talk: Callable[..., Conversation], plain: Callable[[str], Pages]
) -> None:
    conversation, pages = talk(TUESDAY), plain(TUESDAY)
    said = conversation.say("I am worried about somebody")
    assert_shows(pages.say("I am worried about somebody"), said)
    pressed = 0
    while "plan" not in kinds(said):
        question = next(reply for reply in said if reply["type"] == "question")
        choice = BUTTONS[question["slot"]]
        label = next(one["label"] for one in question["choices"] if one["choice"] == choice)
        said = conversation.press(choice)
        assert_shows(pages.press(label), said)
        pressed += 1
    assert 1 <= pressed <= 4
