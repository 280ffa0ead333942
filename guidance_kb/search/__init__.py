"""Search over cards, indicators, contacts, routes and places."""

from guidance_kb.search.counterpart import counterparts
from guidance_kb.search.search import KINDS, SURE, Hit, decide, search

__all__ = ["counterparts", "KINDS", "SURE", "Hit", "decide", "search"]
