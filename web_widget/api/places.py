"""`GET /api/v1/places`: which place a name or an outward postcode stands for."""

from __future__ import annotations

from typing import Annotated, Any

from flask import Blueprint, Response, jsonify, request
from pydantic import Field

from guidance_kb.places.gazetteer import Place, Resolution
from web_widget.fields import Request, validated
from web_widget.knowledge import kb
from web_widget.place import find_place


class PlacesRequest(Request):
    """The query of the call."""

    q: Annotated[str, Field(max_length=100)] = ""


def add_to(bp: Blueprint) -> None:
    """Registers the call."""
    bp.add_url_rule("/v1/places", "places", places)


def places() -> Response:
    """The places that the name may mean; several where it is shared."""
    asked = validated(PlacesRequest, request.args.to_dict(), strict=False)
    resolution = find_place(asked.q, kb())
    return jsonify({"places": [_view(place, resolution) for place in resolution.places]})


def _view(place: Place, resolution: Resolution) -> dict[str, Any]:
    others = [other.slug for other in resolution.places if other.slug != place.slug]
    return {
        "slug": place.slug,
        "name": place.name,
        "nation": place.nation,
        "matched": resolution.matched,
        "shared_with": others if resolution.status == "choose" else [],
    }
