"""`python -m web_widget`: serves the gateway with waitress on `HOST` (127.0.0.1) and `PORT` (8000)."""

from __future__ import annotations

import os
import sys

from guidance_kb.reading.problem import ContentError
from web_widget import create_app
from web_widget.chat.degraded import warm_up
from web_widget.server import serve


def main() -> None:
    """Serves until it is stopped. Exits with a message where there is nothing that could be shown."""
    try:
        app = create_app()
    except ContentError as error:
        sys.exit(f"There are no emergency contacts to show, so the web app does not start.\n{error}")
    warm_up(app)
    serve(app, os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or 8000))


if __name__ == "__main__":
    main()
