"""The action server as this project runs it: `python -m actions --port 5055`.

The same as `python -m rasa_sdk --actions actions`, but on this machine only, in one process, with the knowledge base
open and the sentence encoder loaded before the first call, and answering no other site's pages.

Where `FIRSTHOUR_ENGINE_SECRET` is set, every call but `/health` must carry it in the header `X-Engine-Secret`. Where it
is not, only this machine is answered, and it does not start on an address that others can reach.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as answer

from guidance_kb import settings
from guidance_kb.knowledge_base import knowledge_base
from guidance_kb.spotting.spot import spot


async def _warm_up(*_: Any) -> None:
    knowledge_base()
    spot("hello there", knowledge_base())


async def _refuse_strangers(request: Request) -> HTTPResponse | None:
    # Answered, not raised: rasa-sdk answers an exception with 500 and the body of the request.
    if request.path == "/health" or settings.may_call(request.headers.get(settings.SECRET_HEADER), request.ip):
        return None
    return answer({"error": "wrong or missing secret"}, status=403)


def application() -> Sanic[Any, Any]:
    """rasa-sdk's own application with our actions, closed to strangers."""
    executor = ActionExecutor()
    executor.register_package("actions")
    app = create_app(executor, cors_origins=[])
    app.on_request(_refuse_strangers)
    return app


def main() -> None:
    """Serves until it is told to stop. Exits with a message where strangers could reach it without a secret."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=5055)
    port = parser.parse_args().port
    host = os.environ.get("SANIC_HOST") or settings.LOOPBACK
    if why := settings.why_not_listen(host, f"SANIC_HOST={settings.LOOPBACK}"):
        sys.exit(why)
    settings.keep_files_private()
    logging.basicConfig(level=logging.INFO)
    if not settings.shared_secret():
        logging.getLogger(__name__).warning("FIRSTHOUR_ENGINE_SECRET is not set: only this machine is answered.")
    app = application()
    app.before_server_start(_warm_up)
    app.run(host=host, port=port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
