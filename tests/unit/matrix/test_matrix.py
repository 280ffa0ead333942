"""The risk matrix: reasons in words, no total."""

from __future__ import annotations

import itertools
import re

import pytest

from guidance_kb.matrix import MatrixError, as_text, indicators_of, reasons_for_concern


def items(kb) -> list:
    return [item for block in kb.matrix.values() for item in block.items]


def test_the_toolkits_three_blocks_are_there(kb) -> None:
    assert list(kb.matrix) == ["exploitation", "movement", "other-risk-factors"]


def test_every_item_gives_its_own_sentence_under_its_own_heading(kb) -> None:
    for block in kb.matrix.values():
        for item, answer in itertools.product(block.items, ("yes", "suspected")):
            (reasons,) = reasons_for_concern({item.id: answer}, kb)
            assert (reasons.heading, reasons.sentences) == (block.heading, (getattr(item, answer),))


def test_what_was_seen_comes_before_what_is_suspected(kb) -> None:
    first, second, *_ = kb.matrix["exploitation"].items
    (reasons,) = reasons_for_concern({first.id: "suspected", second.id: "yes"}, kb)
    assert reasons.sentences == (second.yes, first.suspected)


def test_the_text_is_headings_and_sentences_and_has_no_total(kb) -> None:
    text = as_text(reasons_for_concern({item.id: "yes" for item in items(kb)}, kb))
    said = {block.heading for block in kb.matrix.values()} | {item.yes for item in items(kb)}
    for sentence in sorted(said, key=len, reverse=True):
        text = text.replace(sentence, "")
    assert text.strip() == ""
    assert not re.search(r"\b(total|scores?|out of \d+)\b", " ".join(said), re.IGNORECASE)


def test_nothing_answered_gives_no_reason(kb) -> None:
    assert reasons_for_concern({}, kb) == []
    assert as_text([]) == ""


def test_answers_name_the_indicators_that_they_stand_for(kb) -> None:
    named = {name for item in items(kb) for name in item.indicators}
    assert set(indicators_of({item.id: "suspected" for item in items(kb)}, kb)) == named
    assert indicators_of({}, kb) == ()


@pytest.mark.parametrize("answers", [{"no-such-item": "yes"}, {"exploitation": "yes"}])
def test_an_unknown_item_is_refused(kb, answers: dict[str, str]) -> None:
    with pytest.raises(MatrixError):
        reasons_for_concern(answers, kb)


def test_an_unknown_answer_is_refused(kb) -> None:
    with pytest.raises(MatrixError, match="yes, suspected"):
        reasons_for_concern({items(kb)[0].id: "3"}, kb)
