"""The places that Rasa's process knows, read once."""

from __future__ import annotations

from functools import lru_cache

from guidance_kb import settings
from guidance_kb.places.gazetteer import Gazetteer


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of the content files."""
    return Gazetteer.from_files(settings.content_dir() / "places")
