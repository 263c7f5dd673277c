# SPDX-License-Identifier: MIT
"""Puts the service together: its settings, its pages, and its answers when something is wrong."""

import datetime
import secrets
from collections.abc import Callable, Mapping
from typing import cast

from flask import Flask, Response, g
from werkzeug.exceptions import HTTPException

import sterksociaalwerk as ssw
from sterksociaalwerk.reporting import STYLE_SHEET

from . import recording, register, steps
from .catalogue import demonstration_scheme
from .context import Service, page, storage
from .presenting import set_up_templates
from .security import protect
from .storage import ExistsError, MissingError, OutdatedError, Storage
from .words import WORDS

__all__ = ["create_app"]

# A form with every norm explained takes a tenth of this.
_MOST_BYTES = 500_000


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def create_app(
    config: Mapping[str, object] | None = None,
    *,
    scheme: ssw.Scheme | None = None,
    today: Callable[[], datetime.date] = _today,
) -> Flask:
    """Return the service.

    Args:
        config: Settings of Flask; besides, ``DATABASE`` is the file of the database. What is not
            here may stand in the environment: ``FLASK_DATABASE``, ``FLASK_SECRET_KEY``.
        scheme: The scheme to work under; ``None`` for that of the label, with made-up norms.
        today: The clock.
    """
    app = Flask(__name__)
    app.config.from_mapping(
        DATABASE="certifier.sqlite",
        # Without one of its own, all sessions end when the program does.
        SECRET_KEY=secrets.token_hex(),
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=_MOST_BYTES,
    )
    app.config.from_prefixed_env()
    settings = cast("dict[str, object]", app.config)
    settings.update(config or {})
    file = str(settings["DATABASE"])
    Storage.prepare(file)
    app.extensions["service"] = Service(scheme or demonstration_scheme(), today, file)

    protect(app)
    set_up_templates(app)
    for part in (recording.pages, steps.pages, register.pages):
        app.register_blueprint(part)
    app.add_url_rule("/report.css", "report_style", _report_style)
    app.teardown_appcontext(_close)
    app.register_error_handler(HTTPException, _failed)
    for error, status in ((MissingError, 404), (OutdatedError, 409), (ExistsError, 409)):
        app.register_error_handler(error, _answering(status))
    return app


def _close(_: object) -> None:
    if "storage" in g:
        storage().close()


def _report_style() -> Response:
    return Response(STYLE_SHEET, mimetype="text/css", headers={"Cache-Control": "max-age=3600"})


# ---------------------------------------------------------------- what goes wrong


def _failed(error: HTTPException) -> tuple[str, int]:
    status = error.code or 500
    known = status if f"error-{status}" in WORDS else 400
    return page("error.html", status, kind=f"error-{known}")


def _answering(status: int) -> Callable[[Exception], tuple[str, int]]:
    def answer(_: Exception) -> tuple[str, int]:
        return page("error.html", status, kind=f"error-{status}")

    return answer
