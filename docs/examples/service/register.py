# SPDX-License-Identifier: MIT
"""The public page: who is certified, for which service and in which municipality."""

import datetime
from typing import Any

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

import sterksociaalwerk as ssw

from .context import Faults, page, service, storage
from .documents import as_fields, date_of

__all__ = ["pages"]

pages = Blueprint("register", __name__)


@pages.get("/")
def search() -> ResponseReturnValue:
    """Show who is certified on a day; by service and municipality where these are asked for."""
    asked = {key: request.args.get(key) or None for key in ("service", "municipality")}
    on = date_of(request.args.get("on")) or service().today()
    register = ssw.Register(storage().entries())
    document = {**asked, "on": str(on)}
    facts: dict[str, Any] = {
        "document": document,
        "services": _services(register),
        "scheme": service().scheme,
        "on": on,
        "filtered": any(asked.values()),
    }
    try:
        certified = register.certified(on, **asked)
        unknown = register.certified_unknown(on, **asked)
        places = [place for place in register.count_by_municipality(on) if place is not None]
    except ssw.SterkSociaalWerkError as error:
        faults = Faults(as_fields(error.faults, document))
        return page("register.html", 422, faults=faults, found=None, places=[], **facts)
    return page(
        "register.html",
        found=[(each, _certificates(register, each, on)) for each in certified],
        unknown=[(each, _certificates(register, each, on)) for each in unknown],
        reports=[entry for entry in register if entry.certificate is None],
        places=places,
        **facts,
    )


def _services(register: ssw.Register) -> list[str]:
    """Return the services that some certificate was issued for."""
    scopes = [entry.certificate.scope for entry in register if entry.certificate is not None]
    return sorted({service for scope in scopes if scope for service, _ in scope.cells})


def _certificates(
    register: ssw.Register, organisation: ssw.Organisation, on: datetime.date
) -> list[ssw.Certificate]:
    """Return the certificates of an organisation that are in force on a day."""
    held = [entry.certificate for entry in register.of(organisation)]
    return [each for each in held if each is not None and each.is_valid(on)]
