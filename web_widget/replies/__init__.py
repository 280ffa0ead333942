"""Every type of reply of the contract as HTML: a macro each, and `any.html`, which chooses the one that fits."""

from __future__ import annotations

import re

from flask import Blueprint, Flask
from markupsafe import Markup

from web_widget.replies import examples

_PAGE_LINK = re.compile(r'<a (?P<attributes>[^>]*href="(?:https?://|/)[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
_APART = '<a {attributes} target="_blank">{words}<span class="govuk-visually-hidden"> (opens in a new tab)</span></a>'


def init_app(app: Flask) -> None:
    """Makes `links_apart` known to the templates; with `FIRSTHOUR_PREVIEW` registers `/chat/replies`, the examples."""
    app.add_template_filter(links_apart)
    if app.config["PREVIEW"]:
        bp = Blueprint("replies", __name__)
        bp.add_url_rule("/chat/replies", "examples", examples.page)
        app.register_blueprint(bp)


def links_apart(html: str) -> Markup:
    """The HTML with its links to pages opening in a tab of their own; a phone number's stays as it is.

    A conversation ends with the page that it stands on: "back" does not bring it again.
    """
    return Markup(_PAGE_LINK.sub(lambda found: _APART.format(**found.groupdict()), html))
