"""The places as they stand: all of London, no name that leads astray, no postcode without a place."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
import yaml

from guidance_kb.places.tokens import Key, key
from guidance_kb.settings import CONTENT_DIR
from guidance_kb.vocabulary import NATIONS

FOLDER = CONTENT_DIR / "places"


def read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


@pytest.fixture(scope="module")
def london() -> list[dict[str, Any]]:
    return read("london.yml")


@pytest.fixture(scope="module")
def postcodes() -> dict[str, Any]:
    return read("postcodes.yml")


@pytest.fixture(scope="module")
def slugs(london: list[dict[str, Any]]) -> set[str]:
    return {record["slug"] for record in (*london, *read("nations.yml"))}


def test_the_codes_are_those_of_the_33_authorities(london: list[dict[str, Any]]) -> None:
    assert sorted(record["gss_code"] for record in london) == [f"E090000{number:02}" for number in range(1, 34)]


def test_every_nation_has_a_place() -> None:
    assert {record["nation"] for record in read("nations.yml")} == set(NATIONS)


def test_a_shared_name_names_other_places_that_exist(london: list[dict[str, Any]], slugs: set[str]) -> None:
    for record in (*london, *read("nations.yml")):
        for name, others in record.get("shared", {}).items():
            assert others, name
            assert set(others) <= slugs - {record["slug"]}, name


def test_a_name_that_lies_in_several_places_is_declared_as_shared(london: list[dict[str, Any]]) -> None:
    alone: dict[Key, set[str]] = defaultdict(set)
    for record in (*london, *read("nations.yml")):
        for name in {key(text) for text in (record["name"], *record["aliases"])}:
            alone[name].add(record["slug"])
    shared = {key(name) for record in london for name in record.get("shared", {})}
    assert {name: owners for name, owners in alone.items() if len(owners) > 1 or name in shared} == {}


def test_a_doubtful_name_is_a_name_of_its_place(london: list[dict[str, Any]]) -> None:
    for record in london:
        names = {record["name"], *record["aliases"], *record.get("shared", {})}
        assert set(record.get("confirm_always", ())) <= names, record["slug"]


def test_postcodes_lead_to_places_and_have_a_source(kb, postcodes: dict[str, Any], slugs: set[str]) -> None:
    assert postcodes["source"] in kb.sources
    for part in ("london", "border"):
        for district, places in postcodes[part].items():
            assert places, district
            assert set(places) <= slugs, district
            assert len(set(places)) == len(places), district
    assert set(postcodes["areas"]) <= slugs


def test_no_postcode_is_in_two_lists(postcodes: dict[str, Any]) -> None:
    outside = [district for line in postcodes["outside_london"] for district in line]
    districts = [*postcodes["london"], *postcodes["border"], *outside]
    areas = [letters for group in postcodes["areas"].values() for letters in group]
    assert len(set(districts)) == len(districts)
    assert len(set(areas)) == len(areas)
    assert {district.rstrip("0123456789") for district in outside}.isdisjoint(areas)


def test_every_authority_has_a_postcode(london: list[dict[str, Any]], postcodes: dict[str, Any]) -> None:
    reached = {place for places in postcodes["london"].values() for place in places}
    assert reached == {record["slug"] for record in london} | {"outside-london"}
