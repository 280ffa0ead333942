"""Phone numbers as links."""

from __future__ import annotations

import re


def phone_href(phone: str) -> str:
    """`020 7926 5555` as `tel:+442079265555`; a short code such as 999 or 116 000 as it is."""
    digits = re.sub(r"\D", "", phone)
    return f"tel:+44{digits[1:]}" if digits.startswith("0") else f"tel:{digits}"
