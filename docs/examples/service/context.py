# SPDX-License-Identifier: MIT
"""What every page needs: the scheme, the day, the storage, the language of the reader."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast, get_args

from flask import current_app, g, render_template, request, session

import sterksociaalwerk as ssw
from sterksociaalwerk.reporting import Language

from .documents import FieldFault
from .storage import Storage

__all__ = ["Faults", "Service", "language", "page", "service", "storage", "version_read"]

_LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Service:
    """What the program that starts the service decides on.

    Attributes:
        scheme: The scheme of the label, with the catalogues of norms.
        today: Returns the day: the one clock there is, for dates that are proposed in forms and for
            a search in the register without one.
        file: The file of the database.
    """

    scheme: ssw.Scheme
    today: Callable[[], datetime.date]
    file: str


def service() -> Service:
    """Return the service of this request."""
    return cast("Service", current_app.extensions["service"])


def storage() -> Storage:
    """Return what is stored, opened once for this request."""
    if "storage" not in g:
        g.storage = Storage(service().file)
    return cast("Storage", g.storage)


def language() -> Language:
    """Return the language of the reader: as asked for last, and Dutch without that."""
    asked = request.args.get("language")
    for known in _LANGUAGES:
        if known == asked:
            session["language"] = known
    return "en" if session.get("language") == "en" else "nl"


def version_read() -> int:
    """Return the version of the file that a form was filled in on; 0, which none has, without."""
    return request.form.get("version", type=int) or 0


class Faults:
    """What is wrong with a form; false if nothing is."""

    def __init__(self, faults: Iterable[FieldFault] = ()) -> None:
        """Keep the faults."""
        self.all = list(faults)

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.all)

    def of(self, field: str) -> list[FieldFault]:
        """Return the faults of one field."""
        return [fault for fault in self.all if fault.field == field]

    def below(self, group: str) -> bool:
        """Return whether a field in a group has any."""
        return any(fault.field.startswith(f"{group}.") for fault in self.all)


_NO_FAULTS = Faults()


def page(template: str, status: int = 200, **facts: object) -> tuple[str, int]:
    """Return a page in the language of the reader."""
    facts.setdefault("faults", _NO_FAULTS)
    return render_template(template, **facts), status
