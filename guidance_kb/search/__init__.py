"""Search over cards, contacts, routes and places."""

from guidance_kb.search.search import Hit, decide, search

__all__ = ["Hit", "decide", "search"]
