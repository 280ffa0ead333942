"""Places inside a message."""

from __future__ import annotations

import pytest

from guidance_kb.places import Gazetteer


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, set[str]]]:
    return [(mention.text, {place.slug for place in mention.places}) for mention in gazetteer.find(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("I'm a Year 9 form tutor in Peckham. One of my girls keeps disappearing.", [("Peckham", {"southwark"})]),
    ("a hostel in Angel Edmonton", [("Angel Edmonton", {"enfield"})]),
    ("Lambeth's front door", [("Lambeth's", {"lambeth"})]),
    ("IN PECKHAM NOW", [("PECKHAM", {"southwark"})]),
    ("near Kings Cross and Euston", [("Kings Cross", {"camden", "islington"}), ("Euston", {"camden"})]),
    ("Hayes, Bromley", [("Hayes, Bromley", {"bromley"})]),
    ("Old Kent Road", [("Old Kent Road", {"southwark"})]),
])  # fmt: skip
def test_the_longest_name_is_found_and_its_words_are_quoted(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, set[str]]]
) -> None:
    assert found(gazetteer, text) == expected


def test_a_mention_knows_where_it_stands(gazetteer: Gazetteer) -> None:
    text = "School in Tower Hamlet, and a flat in Bow."
    assert [text[m.start : m.end] for m in gazetteer.find(text)] == ["Tower Hamlet", "Bow"]
    assert [mention.exact for mention in gazetteer.find(text)] == [False, True]


@pytest.mark.parametrize("text", [
    "in Bow", "I live in bow", "we are at Bank", "a flat near Barking", "Barking", "barking", "it's Bow",
    "Barnet council", "the London Borough of Barnet", "borough of barnet", "at Bank station", "my school is in sutton",
    "a hotel in north Camden", "from Chelsea", "in Bow or Poplar", "She works in Reading",
])  # fmt: skip
def test_an_ordinary_word_is_a_place_where_the_sentence_says_so(gazetteer: Gazetteer, text: str) -> None:
    assert len(found(gazetteer, text)) == 1 + (" or " in text)


@pytest.mark.parametrize("text", [
    "a dog barking in the garden", "its barking", "parking outside", "she works at a bank", "he tied a bow",
    "ham and cheese", "my borough", "a text from Chelsea", "at Chelsea's house", "angry at Lee", "Lee said no",
    "Brent told me", "reading books", "the temple", "in the bath", "Mrs Barnes is here", "Mr Peckham", "drug dealing",
    "he was stealing in narrow lanes", "Prince of Wales", "England and Wales", "I was wanted in addition",
])  # fmt: skip
def test_an_ordinary_word_or_a_persons_name_is_no_place(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


@pytest.mark.parametrize("text", [
    "he supports Liverpool", "taken to Brighton by train", "county lines to Ipswich", "he lives on Brighton Road",
    "Oxford Circus", "she was in harlow",
])  # fmt: skip
def test_a_town_elsewhere_counts_only_where_somebody_is_there(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_a_town_elsewhere_is_where_somebody_is(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "I'm a nurse in Brighton") == [("Brighton", {"outside-london"})]
    assert found(gazetteer, "a social worker in Cardiff") == [("Cardiff", {"wales"})]


@pytest.mark.parametrize(("text", "slug"), [
    ("a hostel in Hakney", "hackney"), ("I'm in Southwrk", "southwark"), ("a hotel in Tower Hamlet", "tower-hamlets"),
    ("school near peckam", "southwark"), ("I work for Barking and Dagenam", "barking-and-dagenham"),
    ("Wandworth", "wandsworth"), ("a girl from Lewishm", "lewisham"), ("a school in Grenwich", "greenwich"),
    ("I'm in Westminter", "westminster"),
])  # fmt: skip
def test_a_slip_in_a_long_name_is_understood(gazetteer: Gazetteer, text: str, slug: str) -> None:
    (mention,) = gazetteer.find(text)
    assert ([place.slug for place in mention.places], mention.exact) == ([slug], False)


def test_a_slip_that_may_be_two_names_is_a_choice(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "a hostel in Kenington") == [("Kenington", {"kensington-and-chelsea", "lambeth"})]
    assert found(gazetteer, "a hostel in Halrow") == [("Halrow", {"harrow", "outside-london"})]


def test_a_slip_in_an_ordinary_word_needs_a_place_around_it(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Suttn said so") == []


def test_common_words_behind_in_are_never_a_slip(gazetteer: Gazetteer) -> None:
    words = (
        "care danger charge public private school prison trouble hospital contact person addition having working "
        "wanted southern modern action foster custody debt fear hiding touch general secret town winter summer pain"
    ).split()
    assert [word for word in words if gazetteer.find(f"She was in {word} when we spoke.")] == []


def test_a_message_without_a_place_names_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("") == []
    assert gazetteer.find("A boy of 14 has two phones and new trainers. What do I do?") == []
