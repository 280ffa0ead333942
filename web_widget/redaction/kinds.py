"""The kinds of identifiers, and what stands in their place."""

from __future__ import annotations

KINDS = {
    "name": "name",
    "date-of-birth": "date of birth",
    "nhs-number": "NHS number",
    "ni-number": "National Insurance number",
    "upn": "pupil number",
    "passport": "passport number",
    "residence-permit": "residence permit number",
    "driving-licence": "driving licence number",
    "home-office-reference": "Home Office reference",
    "crime-reference": "crime reference",
    "cad": "CAD number",
    "case-number": "case number",
    "phone": "phone number",
    "email": "e-mail address",
    "handle": "account name",
    "link": "link",
    "plate": "number plate",
    "address": "address",
    "postcode-end": "end of a postcode",
    "school": "school",
    "bank": "bank details",
    "ip-address": "IP address",
    "number": "number",
}
"""What people call each, by the id under which the API counts it."""


def token(kind: str) -> str:
    """What is put in place of an identifier: `[name]`."""
    return f"[{KINDS[kind]}]"
