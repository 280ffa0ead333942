"""The cards of guidance, as pages."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.limits import limiter
from web_widget.topics.pages import one, overview, preview


def init_app(app: Flask) -> None:
    """Registers `/topics` and the page of each card; with `FIRSTHOUR_PREVIEW` also what makes it reload."""
    bp = Blueprint("topics", __name__)
    bp.add_url_rule("/topics", "overview", overview)
    bp.add_url_rule("/topics/<name>", "one", one)
    if app.config["PREVIEW"]:
        bp.add_url_rule("/topics/<name>/preview", "preview", limiter.exempt(preview))
    app.register_blueprint(bp)
