"""Waitress, made to answer in the contract's shape even where a request never reaches Flask."""

from __future__ import annotations

import json

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask

from web_widget import errors

THREADS = 16
"""A turn waits for the engine most of its time."""
CONNECTIONS = 1000
"""So many at once; a connection that says nothing costs next to nothing."""
SILENCE = 20
"""Seconds after which a connection that says nothing is closed: nobody is kept out by others who only wait."""
LARGEST_BODY = 256 * 1024
"""Waitress keeps a body of less than 512 kB in memory and a larger one in a file: nothing typed goes to a file."""


def serve(app: Flask, host: str, port: int) -> None:
    """Serves until the process is stopped. Raises OSError where the port is taken."""
    server = make_server(app, host, port)
    try:
        server.run()
    finally:
        server.close()


def make_server(app: Flask, host: str, port: int) -> BaseWSGIServer:
    """The server, listening and not yet running."""
    server = create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=SILENCE,
        cleanup_interval=5,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        # The proxy's headers are Flask's to read, where the settings say that there is a proxy.
        clear_untrusted_proxy_headers=False,
    )
    server.channel_class = _channel_for(app)
    return server


def _channel_for(app: Flask) -> type[HTTPChannel]:
    class Task(ErrorTask):
        """Waitress's answer to a request that it could not read, or that is too large."""

        def execute(self) -> None:
            error = self.request.error
            code = "message-too-long" if error.code == 413 else "bad-request" if error.code < 500 else "server-error"
            with app.app_context():
                body = json.dumps(errors.body(code)).encode()
            self.status = f"{error.code} {error.reason}"
            self.response_headers.append(("Content-Type", "application/json"))
            self.set_close_on_finish()
            self.content_length = len(body)
            self.write(body)

    return type("Channel", (HTTPChannel,), {"error_task_class": Task})
