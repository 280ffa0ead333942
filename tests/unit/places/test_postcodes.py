"""Outward postcodes: one place where the whole district lies in it, a choice everywhere else."""

from __future__ import annotations

import pytest

from guidance_kb.places import Gazetteer
from guidance_kb.places.postcodes import Postcodes
from guidance_kb.settings import CONTENT_DIR


def slugs(gazetteer: Gazetteer, text: str) -> list[str]:
    return [place.slug for place in gazetteer.resolve(text).places]


@pytest.mark.parametrize(("text", "slug"), [
    ("E17", "waltham-forest"), ("e17 4xx", "waltham-forest"), ("E174XX", "waltham-forest"), ("SE17", "southwark"),
    ("SW1A 1AA", "westminster"), ("sw1a1aa", "westminster"), ("E1W", "tower-hamlets"), ("RM10", "barking-and-dagenham"),
    ("E17 4", "waltham-forest"), ("M14 5AB", "outside-london"), ("KT10", "outside-london"), ("CF10", "wales"),
    ("G2", "scotland"), ("BT7", "northern-ireland"), ("SY23", "wales"),
])  # fmt: skip
def test_a_district_in_one_place_is_that_place(gazetteer: Gazetteer, text: str, slug: str) -> None:
    assert (gazetteer.resolve(text).status, slugs(gazetteer, text)) == ("one", [slug])


@pytest.mark.parametrize(("text", "expected"), [
    ("SE15", ["southwark", "lewisham"]), ("se15 4xx", ["southwark", "lewisham"]),
    ("N1", ["islington", "hackney", "camden"]), ("W1", ["westminster", "camden"]),
    ("SE19", ["croydon", "lambeth", "bromley", "southwark"]), ("BR6", ["bromley", "outside-london"]),
    ("TN16", ["outside-london", "bromley"]), ("TD15", ["outside-london", "scotland"]),
    ("E14AA", ["tower-hamlets", "city-of-london", "hackney"]),  # E1 4AA without its space
])  # fmt: skip
def test_a_shared_district_offers_its_places_the_likeliest_first(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    assert (gazetteer.resolve(text).status, slugs(gazetteer, text)) == ("choose", expected)


def test_only_the_outward_half_is_repeated(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("se15 4xx").matched == "SE15"


@pytest.mark.parametrize("text", ["E19", "SE29", "N1P", "SW95", "EC5", "W15", "Q1"])
def test_a_district_that_nobody_lives_in_or_that_does_not_exist_is_not_known(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.resolve(text).status == "none"


def test_every_numbered_district_of_london_is_there() -> None:
    ranges = {"E": 18, "N": 22, "NW": 11, "SE": 28, "SW": 20, "W": 14, "EC": 4, "WC": 2}
    postcodes = Postcodes.from_file(CONTENT_DIR / "places" / "postcodes.yml")
    for letters, last in ranges.items():
        for number in range(1, last + 1):
            assert postcodes.slugs(f"{letters}{number}"), f"{letters}{number}"


@pytest.mark.parametrize(("text", "found"), [
    ("a hostel in SE15", ["SE15"]), ("she lives at SE15 4XX", ["SE15 4XX"]), ("near se15", ["se15"]),
    ("in E2", ["E2"]), ("section E2 of the form", []), ("down the M1 with vitamin B12", []), ("M14 5AB", ["M14 5AB"]),
    ("Year 9, form 9B", []), ("in e17", []),
])  # fmt: skip
def test_postcodes_are_found_in_a_message(gazetteer: Gazetteer, text: str, found: list[str]) -> None:
    assert [mention.text for mention in gazetteer.find(text)] == found
