"""The ways in which somebody's words come into First Hour. Each is a conversation of about three turns."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

from tests.journeys.canaries.caller import CHAT, HTML, Caller
from tests.journeys.canaries.planted import Person

Path = Callable[[Caller], None]
_MOST_TRIES = 1_000
UNDERSTAND, LOOKUP = "/api/v1/understand", "/api/v1/lookup"


# What is typed


def described(one: Person) -> str:
    return (
        f"I'm a teacher in Lambeth and I'm worried about {one.name}, she's 14 and goes to {one.school}. DOB "
        f"{one.born}, her mobile is {one.mobile}, UPN {one.upn}. She keeps disappearing at lunch and has two phones. "
        f"{one.word}"
    )


def more(one: Person) -> str:
    return (
        f"{one.first} lives at {one.street}, {one.postcode}, NHS number {one.nhs}. A man of 24 picks her up in a black "
        f"BMW {one.plate} and messages her on snapchat as {one.handle}, see {one.link} {one.word}"
    )


def corrected(one: Person) -> str:
    return (
        f"sorry, {one.surname.lower()}'s 15, known as {one.nickname}. mum's email is {one.email} and her landline "
        f"{one.phone}, NI {one.ni}, passport {one.passport} {one.word}"
    )


def in_short(one: Person) -> str:
    return f"{one.name.lower()} {one.word} {one.postcode.replace(' ', '').lower()} {one.nhs.replace(' ', '')}"


def all_of_it(one: Person) -> str:
    return " ".join((described(one), more(one), corrected(one)))


def a_question(one: Person) -> str:
    return f"Who can make an NRM referral for {one.name} ({one.born}, {one.nhs})? {one.word}"


def everything(caller: Caller, say: Callable[[str], object]) -> None:
    for message in (described, more, corrected):
        say(message(caller.person))


# Where all is well


def the_chat(caller: Caller) -> None:
    everything(caller, caller.say)


def questions(caller: Caller) -> None:
    one = caller.person
    caller.say(a_question(one))
    caller.say(f"where does that come from, {one.first}? {one.word} {one.handle}")
    caller.say(in_short(one))


def the_form(caller: Caller) -> None:
    """Each message answers a question of the form, or is no answer to it."""
    one = caller.person
    caller.say(f"I am worried about somebody called {one.name}, {one.word}")
    for answer in (f"{one.street} near {one.school}, {one.postcode} {one.word}", one.surname, in_short(one)):
        caller.say(answer)


def the_form_and_buttons(caller: Caller) -> None:
    one = caller.person
    caller.say(f"I am worried about {one.nickname} {one.word}, mobile {one.mobile}")
    offered = [offer["choice"] for reply in caller.answer.get("replies", []) for offer in reply.get("choices", [])]
    if offered:
        caller.chat({"choice": offered[0]})
    caller.say(more(one))


def danger(caller: Caller) -> None:
    one = caller.person
    caller.say(f"A man is dragging {one.name} into a car {one.plate} right now, {one.street} {one.postcode} {one.word}")
    caller.say(f"no, {one.first} has got away and is safe now, ring {one.mobile} {one.word}")
    caller.say(f"/restart {one.name} {one.word}")
    caller.say(f'/inform{{"role": "{one.name}", "place": "{one.word}"}}')


def the_pages(caller: Caller) -> None:
    pages = caller.pages()
    everything(caller, pages.say)


def ended(caller: Caller) -> None:
    everything(caller, caller.say)
    caller.end()


def ended_pages(caller: Caller) -> None:
    pages = caller.pages()
    everything(caller, pages.say)
    pages.submit({"message": described(caller.person), "end": "1"})


def understood(caller: Caller) -> None:
    everything(caller, lambda message: caller.send("POST", UNDERSTAND, json={"message": message}))


def pasted_words(caller: Caller) -> None:
    everything(caller, lambda words: caller.send("POST", "/lookup?role=teacher", HTML, data={"words": words}))


def looked_up(caller: Caller) -> None:
    one = caller.person
    for query in (described(one), in_short(one), one.name, one.nhs, one.email, one.word):
        caller.send("GET", "/lookup", HTML, params={"q": query})
        caller.send("GET", "/lookup/results", HTML, params={"q": query, "place": one.postcode})
        caller.send("GET", LOOKUP, params={"q": query})
        caller.send("GET", "/api/v1/places", params={"q": query[:100]})
    caller.send("GET", "/plan", HTML, params={"place": one.postcode, "role": one.name, "at": one.word})
    caller.send("GET", "/contacts", HTML, params={"place": f"{one.street} {one.word}"})
    caller.send("GET", "/matrix", HTML, params={"q": one.name, "place": one.word})
    caller.send("POST", "/api/v1/plan", json={"place": one.street, "role": one.name, "at": one.word})


# Where a request is refused


def too_large(caller: Caller) -> None:
    """Too long a message, too large a body for the application, and one too large for the server."""
    text = all_of_it(caller.person)
    for times in (2_001, 40_000):
        caller.say((f"{text} " * (times // len(text) + 1))[:times])
    # The server may hang up before it has read all of these.
    with contextlib.suppress(httpx.TransportError):
        caller.say(f"{text} " * (300_000 // len(text)))
    with contextlib.suppress(httpx.TransportError):
        caller.send("POST", "/chat", HTML, data={"message": f"{text} " * 400})
    caller.send("POST", UNDERSTAND, json={"message": (f"{text} " * 4)[:2_001]})
    caller.pages().say(f"{text} " * 4)


def refused(caller: Caller) -> None:
    one, text = caller.person, described(caller.person)
    caller.send("POST", CHAT, content=text)
    caller.send("POST", CHAT, {"Content-Type": "application/json"}, content=f'{{"message": "{text}')
    caller.send("POST", CHAT, json={"message": [text]})
    caller.send("POST", CHAT, json={"message": text, one.surname: one.word})
    caller.send("POST", CHAT, json={"message": text, "at": one.word})
    caller.send("POST", CHAT, json={"choice": f"place:{one.name} {one.word}"})
    caller.send("POST", CHAT, json={"message": text, "conversation": f"{one.name}.{one.word}"})
    caller.send("POST", f"{CHAT}/end", json={"conversation": f"{one.name} {one.word}"})
    caller.send("POST", "/chat", HTML, data={"message": text, "so_far": f"{one.name}.{one.word}"})
    caller.send("POST", "/chat", HTML, data={"choice": f"role:{one.name}"})
    caller.send("PUT", CHAT, json={"message": text})
    caller.send("GET", f"/topics/{one.name} {one.word}", HTML)
    caller.send("GET", f"/lookup/card/{one.word}", HTML)
    caller.send("GET", f"/{one.surname}", {**HTML, "Referer": f"https://{one.word}.example/", "User-Agent": one.handle})
    caller.send("GET", LOOKUP, params={"q": text, "limit": one.word, "kind": one.name})
    caller.send("GET", "/api/v1/places", params={"q": f"{text} {text}"})


def too_many(caller: Caller) -> None:
    """Empty messages count too: they use up what an address may send in a minute."""
    _until_refused(lambda: caller.send("POST", CHAT, json={"message": ""}).status_code)
    everything(caller, caller.say)
    everything(caller, lambda message: caller.send("POST", UNDERSTAND, json={"message": message}))
    pages = caller.pages()
    pages.say("")
    _until_refused(lambda: (pages.say(""), pages.status)[1])
    everything(caller, pages.say)


def _until_refused(send: Callable[[], int]) -> None:
    # Bounded: on a machine that is slow beyond reason the minute is over first.
    for _ in range(_MOST_TRIES):
        if send() == 429:
            return


# Where a part has failed


def all_ways(caller: Caller) -> None:
    """Every way for words that a failing part may lie behind."""
    one = caller.person
    caller.say(a_question(one))
    everything(caller, caller.say)
    caller.pages().say(described(one))
    caller.send("POST", UNDERSTAND, json={"message": all_of_it(one)[:2_000]})
    caller.send("POST", "/lookup", HTML, data={"words": described(one)})
    for query in (a_question(one), in_short(one)):
        caller.send("GET", "/lookup", HTML, params={"q": query})
        caller.send("GET", LOOKUP, params={"q": query})
    if caller.answer:
        caller.end()


@dataclass(frozen=True)
class Way:
    """A path, and how many conversations take it."""

    path: Path
    times: int


WELL: Mapping[str, Way] = {
    "the chat": Way(the_chat, 12),
    "questions": Way(questions, 8),
    "the form": Way(the_form, 12),
    "the form and buttons": Way(the_form_and_buttons, 4),
    "danger and commands": Way(danger, 6),
    "the pages": Way(the_pages, 10),
    "ended": Way(ended, 6),
    "ended on the pages": Way(ended_pages, 4),
    "understand": Way(understood, 6),
    "pasted words": Way(pasted_words, 6),
    "looked up": Way(looked_up, 4),
    "too large": Way(too_large, 4),
    "refused": Way(refused, 4),
    "too many": Way(too_many, 2),
}
"""The paths with all three processes up."""
ENGINE_DOWN, ACTIONS_DOWN = "the engine is down", "the action server is down"
MANGLED, GARBAGE = "an error in an action", "the knowledge base is garbage"
FAILING = (ENGINE_DOWN, ACTIONS_DOWN, MANGLED, GARBAGE)
"""Each is taken by conversations in `all_ways`."""
IN_EACH_FAILURE = 3
