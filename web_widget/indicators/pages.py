"""`/indicators` and `/indicators/<id>`."""

from __future__ import annotations

from flask import render_template

from guidance_kb.schema.indicator import Indicator
from web_widget.indicators.view import find_indicator, indicator_view
from web_widget.knowledge import kb


def overview() -> str:
    """Every indicator, by category."""
    base = kb()
    grouped: dict[str, list[Indicator]] = {heading.title: [] for heading in base.categories.values()}
    for indicator in base.indicators.values():
        grouped[base.categories[indicator.category].title].append(indicator)
    return render_template(
        "indicators/overview.html", groups={title: found for title, found in grouped.items() if found}
    )


def one(name: str) -> str:
    """One indicator."""
    base = kb()
    found = indicator_view(find_indicator(name, base), base)
    return render_template("indicators/one.html", indicator=found, category=base.categories[found["category"]].title)
