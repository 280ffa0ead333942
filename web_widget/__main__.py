"""`python -m web_widget`: serves the gateway with waitress on `HOST` (127.0.0.1) and `PORT` (8000).

`python -m web_widget chat off`, `on` and `state`: the switch of the chat.
"""

from __future__ import annotations

import os
import sys

import click

from guidance_kb import settings
from guidance_kb.reading.problem import ContentError
from web_widget import create_app
from web_widget.chat.command import chat
from web_widget.chat.degraded import warm_up
from web_widget.server import serve


def main() -> None:
    """Serves until it is stopped. Exits with a message where there is nothing that could be shown."""
    settings.keep_files_private()
    try:
        app = create_app()
    except ValueError as error:
        sys.exit(str(error))
    except ContentError as error:
        sys.exit(f"There are no emergency contacts to show, so the web app does not start.\n{error}")
    warm_up(app)
    serve(app, os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or 8000))


@click.group(invoke_without_command=True)
@click.pass_context
def web(context: click.Context) -> None:
    """Serve the web app, or do what a command says."""
    if context.invoked_subcommand is None:
        main()


web.add_command(chat)

if __name__ == "__main__":
    web(prog_name="python -m web_widget")
