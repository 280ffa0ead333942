"""Runs a Flask app in a thread of this process, on a free port of 127.0.0.1."""

from __future__ import annotations

import threading

from flask import Flask
from werkzeug.serving import make_server


class Served:
    """`url` until `stop()`; after that nothing listens there."""

    def __init__(self, app: Flask) -> None:
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
