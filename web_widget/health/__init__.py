"""Whether it lives, whether every part is ready, and what was counted."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, current_app, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from web_widget.chat import switch
from web_widget.emergency import BROKEN
from web_widget.limits import limiter


def init_app(app: Flask) -> None:
    """Registers `/healthz`, `/readyz` and `/metrics`, which no limit holds back."""
    bp = Blueprint("health", __name__)
    bp.add_url_rule("/healthz", "alive", alive)
    bp.add_url_rule("/readyz", "ready", ready)
    bp.add_url_rule("/metrics", "metrics", metrics)
    limiter.exempt(bp)
    app.register_blueprint(bp)
    is_on = Gauge("firsthour_chat_on", "1 while the chat is on, 0 while it is switched off.",
                  registry=app.extensions["metrics"].registry)  # fmt: skip
    is_on.set_function(lambda: int(not switch.is_off()))


def alive() -> Response:
    """This process answers."""
    return jsonify({"alive": True})


def ready() -> Response:
    """Every part, each with whether it is ready; 503 when one is not.

    Beside them, whether the chat is switched on. Off is no fault: all else is to be served, so it changes no status.
    """
    engine = current_app.extensions["engine"]
    parts = {
        "knowledge_base": _knowledge_base(),
        "engine": {"ready": engine.is_ready()},
        "actions": {"ready": engine.actions_are_ready()},
    }
    all_ready = all(part["ready"] for part in parts.values())
    off_by = switch.reasons()
    answer = jsonify({"ready": all_ready, "chat": {"on": not off_by, "off_by": off_by}, "parts": parts})
    answer.status_code = 200 if all_ready else 503
    return answer


def metrics() -> Response:
    """Prometheus text."""
    return Response(generate_latest(current_app.extensions["metrics"].registry), content_type=CONTENT_TYPE_LATEST)


def _knowledge_base() -> dict[str, Any]:
    try:
        return {"ready": True, "version": current_app.config["KNOWLEDGE_BASE"]().version}
    except BROKEN:
        return {"ready": False}
