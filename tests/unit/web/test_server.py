"""The real server answers in the contract's shape even where Flask is never asked."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from web_widget.server import LARGEST_BODY, make_server

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    server = make_server(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server.effective_port
    # In the server's own thread: nobody takes a socket away that it listens to.
    server.trigger.pull_trigger(server.close)
    thread.join()


def raw(port: int, request: bytes) -> tuple[int, dict[str, Any]]:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


@pytest.mark.parametrize(
    ("request_line", "status", "code"),
    [
        (b"POST /api/v1/chat HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (LARGEST_BODY + 1), 413, "message-too-long"),
        (b"POST /api/v1/chat HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400, "bad-request"),
        (b"GET / HTTP/1.1\r\nbroken header\r\n\r\n", 400, "bad-request"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "server-error"),
    ],
)
def test_a_request_that_cannot_be_read_gets_the_contacts(
    port: int, request_line: bytes, status: int, code: str
) -> None:
    answered, body = raw(port, request_line)
    assert answered == status
    assert body["error"]["code"] == code
    assert body["error"]["contacts"][0]["phone"] == "999"
