"""The conversation that a page carries: signed, bounded, good for half an hour of silence."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from typing import Any

import pytest
import time_machine

from web_widget.plain_chat.so_far import FIELD_CHARACTERS, Carrier, EndedError, SoFar, Turn
from web_widget.tokens import BadTokenError, Tokens

HELLO = {"type": "text", "id": "hello", "text": "Hello."}
QUESTION = {"type": "question", "slot": "role", "choices": [{"label": "A teacher", "choice": "role:teacher"}]}
CARDS = {"type": "alternatives", "topics": [{"title": "The NRM", "choice": "topic:nrm"}]}


def noise(length: int, seed: int) -> dict[str, Any]:
    """A reply that cannot be made smaller."""
    return {"type": "text", "text": random.Random(seed).randbytes(length // 2).hex()}


def of(*said: str) -> SoFar:
    return SoFar("one", tuple(Turn(words, [HELLO]) for words in said), last_turn_at=int(time.time()))


def test_what_was_packed_is_read_again() -> None:
    carrier = Carrier("key")
    packed, carried = carrier.pack(of("good morning", "é 🙂\nnext line"))
    assert carrier.read(packed) == carried == of("good morning", "é 🙂\nnext line")


@pytest.mark.parametrize("packed", ["", "one", "a.b.c", "é", "." * 5_000])
def test_a_conversation_that_was_made_up_is_refused(packed: str) -> None:
    with pytest.raises(BadTokenError):
        Carrier("key").read(packed)


def test_a_conversation_signed_with_another_key_is_refused() -> None:
    with pytest.raises(BadTokenError):
        Carrier("key").read(Carrier("another key").pack(of("hello"))[0])


def test_a_token_of_the_api_is_no_conversation() -> None:
    with pytest.raises(BadTokenError):
        Carrier("key").read(Tokens("key").sign("one"))


def test_words_put_into_somebodys_mouth_are_refused() -> None:
    carrier = Carrier("key")
    body = carrier.pack(of("I lie"))[0].rpartition(".")[0]
    signature = carrier.pack(of("I say"))[0].rpartition(".")[2]
    with pytest.raises(BadTokenError):
        carrier.read(f"{body}.{signature}")


def test_after_half_an_hour_of_silence_it_is_shown_and_no_more() -> None:
    carrier = Carrier("key")
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        so_far = of("hello")
        packed, _ = carrier.pack(so_far)
        clock.shift(30 * 60)
        assert carrier.read(packed).conversation == "one"
        clock.shift(1)
        with pytest.raises(EndedError) as ended:
            carrier.read(packed)
    assert ended.value.so_far == replace(so_far, conversation=None)


def test_to_be_packed_again_is_no_turn_and_a_turn_begins_the_half_hour_anew() -> None:
    carrier = Carrier("key")
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        packed, _ = carrier.pack(of("hello"))
        clock.shift(20 * 60)
        so_far = carrier.read(packed)
        again, _ = carrier.pack(so_far)
        further, _ = carrier.pack(so_far.and_then("one", "more", [HELLO]))
        clock.shift(10 * 60 + 1)
        with pytest.raises(EndedError):
            carrier.read(again)
        assert carrier.read(further).conversation == "one"


def test_what_is_over_is_over_once() -> None:
    """What was said before can be read from then on, beside a conversation that begins."""
    carrier = Carrier("key")
    with time_machine.travel("2026-11-24T11:00:00Z", tick=False) as clock:
        packed, _ = carrier.pack(replace(of("hello"), conversation=None))
        clock.shift(2 * 60 * 60)
        assert carrier.read(packed).turns == of("hello").turns


def test_the_oldest_turns_give_way_and_the_field_stays_bounded() -> None:
    so_far = replace(of(), turns=tuple(Turn(f"number {n}", [noise(9_000, n)]) for n in range(30)))
    packed, carried = Carrier("key").pack(so_far)
    assert len(packed) <= FIELD_CHARACTERS
    assert carried.is_cut
    assert carried.turns == so_far.turns[-len(carried.turns) :]
    assert len(carried.turns) > 3
    assert Carrier("key").read(packed) == carried


def test_that_it_was_cut_is_not_forgotten() -> None:
    carrier = Carrier("key")
    cut = replace(of("hello"), is_cut=True)
    assert carrier.read(carrier.pack(cut.and_then("one", "more", [HELLO]))[0]).is_cut


def test_alike_turns_take_little_room() -> None:
    so_far = SoFar("one", tuple(Turn("again", [noise(9_000, 1)]) for _ in range(30)))
    _, carried = Carrier("key").pack(so_far)
    assert len(carried.turns) == 30


def test_a_choice_is_shown_by_the_words_on_its_button() -> None:
    so_far = SoFar("one", (Turn("hello", [QUESTION]), Turn("x", [CARDS])))
    assert so_far.label_of("role:teacher") == "A teacher"
    assert so_far.label_of("topic:nrm") == "The NRM"
    assert so_far.label_of("role:police") == "role:police"


def test_a_turn_says_where_a_new_conversation_starts() -> None:
    so_far = SoFar(None, of("hello").turns).and_then("two", "again", [HELLO]).and_then("two", "more", [HELLO])
    assert [turn.afresh for turn in so_far.turns] == [False, True, False]
    assert not SoFar().and_then("one", "hello", [HELLO]).turns[0].afresh
