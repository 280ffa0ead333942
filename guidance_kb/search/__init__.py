"""Search over cards, indicators, contacts, routes and places."""

from guidance_kb.search.search import KINDS, SURE, Hit, decide, search

__all__ = ["KINDS", "SURE", "Hit", "decide", "search"]
