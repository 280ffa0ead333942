"""Opening hours must be readable, or a line could be shown as open when it is not."""

from __future__ import annotations

from collections.abc import Iterator

from guidance_kb.directory.hours import readable
from guidance_kb.reading.content import Content
from guidance_kb.reading.problem import Problem

_MEND = "Write them like `Mo-Fr 09:00-17:00; PH off`, with PH as a rule of its own."


def hours(content: Content) -> Iterator[Problem]:
    """A problem for each method whose hours are not in OpenStreetMap's `opening_hours` syntax."""
    for entry in content.entries:
        if entry.kind != "contact":
            continue
        for method in entry.record.methods:
            if method.hours is not None and not readable(method.hours):
                what = f"contact {entry.record.id}: the hours `{method.hours}` cannot be read."
                yield Problem(entry.file, content.line_of(entry, method.hours), "E301", what, _MEND)
