"""The headers that keep a page from doing, or being made to do, what it should not."""

from __future__ import annotations

from flask import Flask, Response, current_app, request

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_ONLY_TLS = "max-age=31536000"
_FORGET = '"cache", "storage"'
"""What a browser is asked to drop of this site at the end of a conversation."""
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
_PUBLIC = ("/widget.", "/static/", "/assets/")
"""What a page of another site may load."""


def init_app(app: Flask) -> None:
    """Puts the headers on every answer, errors among them."""
    app.after_request(_add_headers)


def _add_headers(response: Response) -> Response:
    origins = current_app.config["ALLOWED_ORIGINS"]
    response.headers.update(_ALWAYS)
    response.headers["Content-Security-Policy"] = _CSP.format(ancestors=" ".join(("'self'", *origins)))
    if request.path.startswith(_PUBLIC):
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    else:
        response.headers["Cache-Control"] = "no-store"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = _ONLY_TLS
    if request.path.startswith("/api/v1/"):
        _allow_origin(response, origins)
    return response


def forget_here(response: Response) -> Response:
    """The answer, which asks the browser to drop what it keeps of this site."""
    response.headers["Clear-Site-Data"] = _FORGET
    return response


def _allow_origin(response: Response, origins: tuple[str, ...]) -> None:
    response.headers.add("Vary", "Origin")
    origin = request.headers.get("Origin")
    if origin not in origins:
        return
    response.headers["Access-Control-Allow-Origin"] = origin
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        response.headers["Access-Control-Max-Age"] = "600"
