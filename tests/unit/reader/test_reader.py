from __future__ import annotations

import numpy as np
import onnx
import pytest

from guidance_kb.encoder import encoder, model_file, opened, pieces_of, tokenizer
from guidance_kb.reader.fitting import encoder_weights, matrix_names, shape_of, with_adapters
from guidance_kb.reader.outcomes import ANY_OF, ONE_OF
from guidance_kb.reader.reader import reader

_NOTE = "School nurse in Lewisham. A girl in Year 9 has a boyfriend of 24 who waits at the gate. Her sister is 17."


def test_each_question_has_one_answer_or_any_number_of_them() -> None:
    answers = reader().read(_NOTE).answers
    assert set(answers) == {*ONE_OF, *ANY_OF}
    for question, choices in ONE_OF.items():
        assert set(answers[question]) == set(choices)
        assert sum(answers[question].values()) == pytest.approx(1)
    assert all(0 <= share <= 1 for question in ANY_OF for share in answers[question].values())


def test_what_a_note_says_is_read() -> None:
    reading = reader().read(_NOTE)
    best = {question: reading.best(question)[0] for question in ("role", "age_group", "missing", "about")}
    assert best == {"role": "health", "age_group": "child", "missing": "unsaid", "about": "unsaid"}


def test_of_several_numbers_the_persons_own_is_likeliest() -> None:
    reading = reader().read(_NOTE)
    her_year, his_age = (reading.of_mention("age", _NOTE.index(words), by_rules=False) for words in ("Year 9", "24"))
    assert her_year > 0.5 > his_age


def test_what_the_rules_chose_counts_for_more() -> None:
    reading, at = reader().read(_NOTE), _NOTE.index("Year 9")
    assert reading.of_mention("age", at, by_rules=True) > reading.of_mention("age", at, by_rules=False)


def test_what_stands_after_the_last_piece_that_is_read_is_not_judged() -> None:
    long = "He is tired. " * 120 + "He is 15."
    assert reader().read(long).of_mention("age", long.index("15"), by_rules=True) == 0.0


def test_adapters_of_nothing_leave_the_encoder_as_it_is() -> None:
    shapes = {name: shape_of(name) for name in matrix_names()}
    nothing = {name: (np.zeros((inputs, 2)), np.zeros((2, outputs))) for name, (inputs, outputs) in shapes.items()}
    session = opened(with_adapters(onnx.load(str(model_file())), nothing))
    mean = pieces_of(tokenizer().encode(_NOTE), session).mean(axis=0)
    assert mean / np.linalg.norm(mean) == pytest.approx(encoder().encode([_NOTE])[0], abs=1e-5)


def test_every_matrix_of_the_encoder_is_found() -> None:
    weights = encoder_weights(onnx.load(str(model_file())))
    assert {weights[name].shape for name in matrix_names()} == {(384, 384), (384, 1536), (1536, 384)}
    assert all(weights[name].shape == shape_of(name) for name in matrix_names())
