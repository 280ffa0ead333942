"""The time that a page is asked for."""

from __future__ import annotations

from datetime import datetime

from guidance_kb import clock


def moment_asked(text: str | None) -> tuple[datetime, bool]:
    """The time that an address names, or now; and whether it named one that could not be read."""
    try:
        # A `+` in an address that was not escaped arrives as a space.
        return (clock.parse(text.replace(" ", "+")) if text else clock.now()), False
    except (ValueError, OverflowError):
        return clock.now(), True
