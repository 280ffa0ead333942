"""Search over cards, indicators, contacts, routes and places."""

from guidance_kb.search.search import KINDS, Hit, decide, search

__all__ = ["KINDS", "Hit", "decide", "search"]
