"""The action server as this project runs it: `python -m actions --port 5055`.

The same as `python -m rasa_sdk --actions actions`, but on this machine only, in one process, with the knowledge base
open and the sentence encoder loaded before the first call, and answering no other site's pages.
"""

from __future__ import annotations

import argparse
import logging
import os
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from guidance_kb.knowledge_base import knowledge_base
from guidance_kb.spotting.spot import spot


async def _warm_up(*_: Any) -> None:
    knowledge_base()
    spot("hello there", knowledge_base())


def main() -> None:
    """Serves until it is told to stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=5055)
    port = parser.parse_args().port
    logging.basicConfig(level=logging.INFO)
    executor = ActionExecutor()
    executor.register_package("actions")
    app = create_app(executor, cors_origins=[])
    app.before_server_start(_warm_up)
    app.run(
        host=os.environ.get("SANIC_HOST", "127.0.0.1"), port=port, single_process=True, access_log=False, motd=False
    )


if __name__ == "__main__":
    main()
