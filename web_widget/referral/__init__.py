"""The referral helper: what a referral will ask, as a checklist that keeps nothing."""

from __future__ import annotations

from flask import Blueprint, Flask

from web_widget.referral.pages import one, overview


def init_app(app: Flask) -> None:
    """Registers `/referral` and the page of each referral."""
    bp = Blueprint("referral", __name__)
    bp.add_url_rule("/referral", "overview", overview)
    bp.add_url_rule("/referral/<name>", "one", one)
    app.register_blueprint(bp)
