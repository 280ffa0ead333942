from __future__ import annotations

import pytest

from guidance_kb.understanding.spelling import written_out
from guidance_kb.understanding.text import sentences


def test_words_are_written_out_and_sentences_cut() -> None:
    plain = [sentence.plain for sentence in sentences("Hes OUTSIDE, now! Can you come?\nShe's 15yo")]
    assert plain == [" he is outside, now .", " can you come ?", " she is 15 year old ."]


def test_a_piece_of_the_plain_text_leads_back_to_the_message() -> None:
    message = "Hello there. I think he's got a knfie."
    sentence = sentences(message)[1]
    start = sentence.plain.index(" knife")
    first, last = sentence.span(start, start + len(" knife"))
    assert message[first:last] == "knfie"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("knfie", "knife"), ("strangelin", "strangling"), ("noooow", "now"), ("wont", "will not"), ("gonna", "going to")],
)
def test_a_slip_of_the_fingers_is_read_as_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert " ".join(written_out(typed)) == meant


@pytest.mark.parametrize(
    "word", ["policy", "looked", "stranger", "shared", "racing", "wife", "rated", "talking", "fitting"]
)
def test_a_word_of_its_own_is_not_read_as_a_slip(word: str) -> None:
    assert written_out(word) == (word,)


def test_the_text_around_a_piece_keeps_its_place() -> None:
    message = "She lives in Barnet but is in Camden now."
    start = message.index("Camden")
    before, after = sentences(message)[0].around(start, start + len("Camden"))
    assert before == " she lives in barnet but is in @ "
    assert after == " @ now . "
