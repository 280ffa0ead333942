from __future__ import annotations

import pytest

from guidance_kb.understanding.phrases import compiled

GROUPS = {"him": ["him", "the (boy|man)"], "is": ["is", "'s"]}


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("he is", " he is here ."),
        ("he is", " he, is here ."),
        ("threat*", " they threaten him ."),
        ("hit {him}", " they hit the man ."),
        ("he [really] is", " he is ."),
        ("he [really] is", " he really is ."),
        ("(a|b c) d", " b c d ."),
        ("he .. knife", " he has got a knife ."),
        ("i am a ~ tutor", " i am a year 9 form tutor ."),
        ("help $", " please help ."),
        ("help $", " please help, he is here ."),
        ("^ help", " help me ."),
        ("safe !(from|with)", " safe at home ."),
        ("is AGE", " is fifteen ."),
        ("in NUM minutes", " in 10 minutes ."),
    ],
)
def test_a_phrase_finds_its_words(phrase: str, text: str) -> None:
    assert compiled([phrase], GROUPS).search(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("he is", " she is here ."),
        ("he is", " he isnt ."),
        ("he .. knife", " he has got a very big kitchen knife ."),
        ("i am a ~ tutor", " i am a friend of her tutor ."),
        ("help $", " help me ."),
        ("^ help", " please call help ."),
        ("safe !(from|with)", " safe with us ."),
    ],
)
def test_a_phrase_finds_nothing_else(phrase: str, text: str) -> None:
    assert not compiled([phrase], GROUPS).search(text)


@pytest.mark.parametrize("phrase", ["(a|b", "a)", "[a", "{nobody} is"])
def test_a_phrase_that_is_not_well_formed_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="bracket|group"):
        compiled([phrase], GROUPS)
