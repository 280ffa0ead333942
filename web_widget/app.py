"""The application factory."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from web_widget import (
    api,
    assets,
    config,
    contacts,
    errors,
    glossary,
    health,
    home,
    indicators,
    limits,
    lookup,
    matrix,
    pages,
    plain_chat,
    plan,
    redaction,
    referral,
    replies,
    security,
    statements,
    topics,
    widget,
)
from web_widget.emergency import EmergencyContacts
from web_widget.engine import Engine
from web_widget.metrics import Metrics
from web_widget.tokens import Tokens

_Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Gateway(Flask):
    """Flask, but for one thing: what a person typed never reaches the log."""

    def log_exception(self, exc_info: _Caught) -> None:
        """Logs what kind of error it was and where it arose. Its message is left out: it may quote the request."""
        kind, _, trace = exc_info
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "unknown"
        self.logger.error("%s at %s", kind.__name__ if kind else "error", where)


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The web application. `settings` go on top of those of the environment (`config.from_environment`)."""
    app = Gateway(__name__)
    app.config.from_mapping(config.from_environment())
    app.config.from_mapping(settings or {})
    app.logger.setLevel(logging.INFO)
    app.extensions["emergency"] = EmergencyContacts(app.config["KNOWLEDGE_BASE"])
    app.extensions["engine"] = Engine(app.config)
    app.extensions["tokens"] = Tokens(app.config["SECRET_KEY"])
    app.extensions["metrics"] = Metrics()
    parts = (errors, security, limits, assets, pages, replies, redaction, api, home, plain_chat, widget, plan, contacts,
             lookup, topics, indicators, matrix, referral, glossary, statements, health)  # fmt: skip
    for part in parts:
        part.init_app(app)
    if app.config["TRUSTED_PROXIES"]:
        count = app.config["TRUSTED_PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    return app
