"""Search: what it finds, and that it knows when it found nothing."""

from __future__ import annotations

import pytest

from guidance_kb.search import decide, search
from guidance_kb.search.search import Hit
from guidance_kb.search.words import words_of


def hit(score: float, name: str = "a") -> Hit:
    return Hit(name, "topic", name, "", score, "")


@pytest.mark.parametrize(
    ("query", "topic"),
    [
        ("nobody has called me back since my referral", "nobody-rang-back"),
        ("when will the reasonable grounds decision come", "nrm-decisions"),
        ("I run a hotel, what should reception do", "role-hotel"),
        ("duty to notify", "duty-to-notify"),
    ],
)
def test_a_question_in_ordinary_words_finds_its_card(kb, query: str, topic: str) -> None:
    assert search(kb, query)[0].id == topic


def test_nothing_is_found_for_nothing(kb) -> None:
    assert search(kb, "   ") == []


def test_a_question_about_something_else_has_no_answer(kb) -> None:
    assert decide(search(kb, "what time does the football start")) == "none"


def test_hits_come_best_first_and_no_more_than_asked_for(kb) -> None:
    hits = search(kb, "who makes the referral", limit=3)
    assert len(hits) == 3
    assert [found.score for found in hits] == sorted((found.score for found in hits), reverse=True)


def test_contacts_routes_and_places_are_found_too(kb) -> None:
    assert "childline" in [found.id for found in search(kb, "Childline", kinds=("contact",))]
    assert "child-missing" in [found.id for found in search(kb, "a child who has gone missing", kinds=("route",))]
    assert [found.id for found in search(kb, "Wandworth", kinds=("place",))] == ["wandsworth"]


def test_every_example_question_finds_its_card_among_the_first_three(kb) -> None:
    lost = [
        (topic.id, question)
        for topic in kb.topics.values()
        for question in topic.questions
        if topic.id not in [found.id for found in search(kb, question, limit=3)]
    ]
    assert lost == []


@pytest.mark.parametrize("query", ['"', "OR", "NEAR(", "a*", "col:x", "'; DROP TABLE passage; --", "\x00", "🙂"])
def test_no_query_is_read_as_a_command_to_the_index(kb, query: str) -> None:
    assert isinstance(search(kb, query), list)


def test_words_that_every_question_has_do_not_count() -> None:
    assert words_of("What do I do about the NRM, and the nrm form?") == ["nrm", "form"]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([], "none"), ([0.2, 0.1], "none"), ([0.8, 0.5], "answer"), ([0.8, 0.79], "alternatives"), ([0.8], "answer")],
)
def test_a_close_call_is_not_an_answer(scores: list[float], expected: str) -> None:
    assert decide([hit(score) for score in scores]) == expected
