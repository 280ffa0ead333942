"""A text that is meant as a place."""

from __future__ import annotations

import pytest

from guidance_kb.places import Gazetteer


def slugs(gazetteer: Gazetteer, text: str) -> list[str]:
    return [place.slug for place in gazetteer.resolve(text).places]


@pytest.mark.parametrize(("text", "slug"), [
    ("lambeth", "lambeth"), ("tower-hamlets", "tower-hamlets"), ("Tower Hamlets", "tower-hamlets"),
    ("Peckham", "southwark"), ("  peckham ", "southwark"), ("Barking & Dagenham", "barking-and-dagenham"),
    ("B&D", "barking-and-dagenham"), ("St. Paul's", "city-of-london"), ("the City", "city-of-london"),
    ("Bromley-by-Bow", "tower-hamlets"), ("Angel Edmonton", "enfield"), ("Richmond", "richmond-upon-thames"),
    ("wales", "wales"), ("Cardiff", "wales"), ("Glasgow", "scotland"), ("Belfast", "northern-ireland"),
    ("Manchester", "outside-london"), ("outside London", "outside-london"),
])  # fmt: skip
def test_a_name_is_known_by_all_its_spellings(gazetteer: Gazetteer, text: str, slug: str) -> None:
    found = gazetteer.resolve(text)
    assert (found.status, [place.slug for place in found.places], found.exact) == ("one", [slug], True)


@pytest.mark.parametrize(("text", "slug"), [
    ("London Borough of Barnet", "barnet"), ("Brent council", "brent"), ("LB Sutton", "sutton"),
    ("the Royal Borough of Greenwich", "greenwich"), ("Camden, London", "camden"),
])  # fmt: skip
def test_what_people_put_around_a_name_does_not_matter(gazetteer: Gazetteer, text: str, slug: str) -> None:
    assert slugs(gazetteer, text) == [slug]


@pytest.mark.parametrize(("text", "slug"), [
    ("Wandworth", "wandsworth"), ("Barking & Dagenam", "barking-and-dagenham"), ("Tower hamlet", "tower-hamlets"),
    ("Lewishm", "lewisham"), ("Sothwark", "southwark"), ("Hammersmith and Fullham", "hammersmith-and-fulham"),
    ("Islngton", "islington"), ("haringay", "haringey"), ("Walthamstowe", "waltham-forest"), ("Barnett", "barnet"),
])  # fmt: skip
def test_a_slip_of_the_fingers_is_understood(gazetteer: Gazetteer, text: str, slug: str) -> None:
    found = gazetteer.resolve(text)
    assert (found.status, [place.slug for place in found.places], found.exact) == ("one", [slug], False)


@pytest.mark.parametrize(("text", "expected"), [
    ("Crystal Palace", {"bromley", "croydon", "lambeth", "lewisham", "southwark"}),
    ("Kilburn", {"brent", "camden", "westminster"}), ("Hayes", {"bromley", "hillingdon"}),
    ("kings cross", {"camden", "islington"}), ("Shoredich", {"hackney", "islington", "tower-hamlets"}),
    ("Victoria Park", {"hackney", "tower-hamlets"}), ("Newport", {"outside-london", "wales"}),
    ("Bangor", {"wales", "northern-ireland"}), ("Belmont", {"harrow", "sutton"}),
    ("Kenington", {"kensington-and-chelsea", "lambeth"}), ("Notting", {"kensington-and-chelsea"}),
    ("Baknside", {"redbridge", "southwark"}),
    ("Norwood", {"bromley", "croydon", "ealing", "lambeth", "southwark"}),
])  # fmt: skip
def test_a_shared_name_offers_every_place_that_it_may_mean(gazetteer: Gazetteer, text: str, expected: set[str]) -> None:
    assert gazetteer.resolve(text).status == "choose"
    assert set(slugs(gazetteer, text)) == expected


@pytest.mark.parametrize(("text", "slug"), [
    ("Camberwell, Southwark", "southwark"), ("Hayes, Bromley", "bromley"), ("Peckham SE15", "southwark"),
    ("I think it's Bow", "tower-hamlets"), ("a school in Croyden", "croydon"),
])  # fmt: skip
def test_what_all_the_names_have_in_common_is_the_place(gazetteer: Gazetteer, text: str, slug: str) -> None:
    assert slugs(gazetteer, text) == [slug]


def test_names_that_have_nothing_in_common_are_a_choice(gazetteer: Gazetteer) -> None:
    assert set(slugs(gazetteer, "Sutton, Surrey")) == {"sutton", "outside-london"}
    assert slugs(gazetteer, "Crystal Palace SE19") == ["bromley", "croydon", "lambeth", "southwark"]


@pytest.mark.parametrize("text", [
    "", "???", "Paris", "banana", "asdf", "parking", "London", "England", "nowhere", "green", "park", "water", "12",
    "my mum's house", "SE99", "ZZ1 1ZZ",
])  # fmt: skip
def test_what_is_not_known_is_not_guessed(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text).status == "none"


def test_no_place_is_lost_between_the_files_and_the_gazetteer(gazetteer: Gazetteer) -> None:
    for place in gazetteer.places:
        for name in (place.slug, place.name, *place.aliases):
            found = gazetteer.resolve(name)
            assert place in found.places, name
            assert found.exact, name
        for name, others in place.shared.items():
            expected = {place.slug, *others}
            assert expected <= set(slugs(gazetteer, name)), name
            assert gazetteer.resolve(name).status == "choose", name
