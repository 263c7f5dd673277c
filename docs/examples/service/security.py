# SPDX-License-Identifier: MIT
"""What keeps others out of a reader's session: tokens in forms, and headers on every answer.

Who may do what is not here: an example has no users. See the page on the service.
"""

import secrets
from typing import cast

from flask import Flask, Response, abort, request, session

__all__ = ["OF_A_REPORT", "protect"]

_FIELD = "token"
_OURS = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
OF_A_REPORT = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The policy of a report of the library, which is one file that holds its own style."""


def protect(app: Flask) -> None:
    """Have every form carry a token, and every answer say what a browser may do with it."""
    app.before_request(_check_token)
    app.after_request(_with_headers)
    app.add_template_global(_token, "token")


def _token() -> str:
    if "token" not in session:
        session["token"] = secrets.token_urlsafe()
    return cast("str", session["token"])


def _check_token() -> None:
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return
    given = request.form.get(_FIELD, "")
    if not secrets.compare_digest(given.encode(), session.get("token", "").encode()) or not given:
        abort(400)


def _with_headers(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", _OURS)
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response
