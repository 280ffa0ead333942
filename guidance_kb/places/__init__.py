"""Places: boroughs and nations, their names, and outward postcodes."""

from guidance_kb.places.gazetteer import Gazetteer, Mention, Place, Resolution

__all__ = ["Gazetteer", "Mention", "Place", "Resolution"]
