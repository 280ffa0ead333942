"""`/indicators` and `/indicators/<id>`."""

from __future__ import annotations

from flask import render_template

from web_widget.indicators.view import find_indicator, indicator_link, indicator_view
from web_widget.knowledge import kb
from web_widget.pages import under_headings


def overview() -> str:
    """Every indicator, by category."""
    base = kb()
    links = ((indicator.category, indicator_link(indicator)) for indicator in base.indicators.values())
    return render_template("indicators/overview.html", groups=under_headings(base.categories, links))


def one(name: str) -> str:
    """One indicator."""
    base = kb()
    found = indicator_view(find_indicator(name, base), base)
    return render_template("indicators/one.html", indicator=found, category=base.categories[found["category"]])
