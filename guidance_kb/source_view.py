"""A source as the public contract shapes it: the same in cards, plans and contacts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidance_kb.schema.source import Source


def source_view(source: Source) -> dict[str, Any]:
    """The contract's `source`, with its id and publisher beside."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published,
        "checked": source.checked.isoformat(),
    }


def source_views(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Each as `source_view` gives it, in order."""
    return [source_view(source) for source in sources]
