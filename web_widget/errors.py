"""Every error, in the contract's shape: what to do next, and the emergency contacts.

- `Problem`: an error that the API or a page answers with; its `code` is also the id of its sentence.
- `HTTPException`: Flask's own (404, 405, 413, 415, 429 and so on) are given the same shape.
- Anything else answers 500; only its type and place are logged.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from web_widget.emergency import BROKEN

STATUS = {
    "bad-request": 400,
    "empty-message": 400,
    "bad-token": 401,
    "not-found": 404,
    "method-not-allowed": 405,
    "message-too-long": 413,
    "media-type": 415,
    "too-many-requests": 429,
    "server-error": 500,
    "unavailable": 503,
}
_CODE = {status: code for code, status in reversed(STATUS.items())}
SENTENCE = {"method-not-allowed": "bad-request"}


class Problem(Exception):
    """Something that the person, or the program that asks, can be told about.

    `details` names fields and what is wrong with them; it never repeats what was sent.
    """

    def __init__(self, code: str, details: list[dict[str, str]] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.details = details or []


def init_app(app: Flask) -> None:
    """Answers every error of the application."""
    app.register_error_handler(Problem, lambda problem: respond(problem.code, problem.details))
    app.register_error_handler(HTTPException, _of_flask)
    for kind in BROKEN:
        app.register_error_handler(kind, lambda _: respond("unavailable"))


def body(code: str, details: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """The body of an error. It needs an application context and nothing else that could fail."""
    emergency = current_app.extensions["emergency"]
    error = {"code": code, "message": emergency.message(SENTENCE.get(code, code)), "contacts": emergency.contacts()}
    return {"error": {**error, "details": details} if details else error}


def respond(code: str, details: list[dict[str, str]] | None = None, status: int | None = None) -> Response:
    """The whole answer: JSON to a program, a page to a person."""
    status = status or STATUS[code]
    current_app.extensions["metrics"].errors.labels(code=code).inc()
    if _for_a_person():
        try:
            page = render_template("error.html", **body(code)["error"])
            return Response(page, status)
        except Exception as error:
            # Whatever it is: the contacts go out without the page.
            current_app.logger.error("the error page cannot be rendered: %s", type(error).__name__)
    answer = jsonify(body(code, details))
    answer.status_code = status
    return answer


def code_of(status: int) -> str:
    """The code of an HTTP status."""
    return _CODE.get(status) or ("bad-request" if status < 500 else "server-error")


def _of_flask(error: HTTPException) -> Response:
    status = error.code or 500
    answer = respond(code_of(status), status=status)
    if status == 405 and error.get_response().allow:
        answer.headers["Allow"] = error.get_response().headers["Allow"]
    return answer


def _for_a_person() -> bool:
    if request.path.startswith("/api/"):
        return False
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
