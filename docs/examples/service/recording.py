# SPDX-License-Identifier: MIT
"""Pages to record audits on: the list, a new one, and the form that shows the outcome so far."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

import sterksociaalwerk as ssw
from sterksociaalwerk.exchange import Receipt
from sterksociaalwerk.reporting import title_of, to_html_part

from .context import Faults, language, page, service, storage, version_read
from .documents import FieldFault, as_fields, document_of
from .storage import ExistsError, OutdatedError, Stored
from .words import say

__all__ = ["pages"]

pages = Blueprint("audits", __name__)

# The folders that a browser goes to instead, and a page of our own.
_NO_ADDRESS = {".", "..", "new"}


class _NoAddressError(Exception):
    """No page can have this identifier in its address."""


@pages.get("/audits")
def listed() -> ResponseReturnValue:
    """Show all audits."""
    rows = [(stored.audit, _outcome_of(stored.audit)) for stored in storage().audits()]
    return page("audits.html", rows=rows)


@pages.route("/audits/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Begin an audit."""
    scheme = service().scheme
    if request.method == "GET":
        newest = scheme.latest(service().today())
        edition = {} if newest is None else {"version": str(newest.key.version)}
        return page("new.html", document={"framework": edition}, scheme=scheme)
    document = document_of(ssw.Audit, request.form.items(multi=True))
    document["framework"] = {**document.get("framework", {}), "label": scheme.label}
    try:
        audit, receipt = _audit_of(document)
        _check_address(audit.id)
        storage().add(audit, receipt)
    except ssw.SterkSociaalWerkError as error:
        faults = as_fields(error.faults, document)
    except (_NoAddressError, ExistsError) as error:
        problem = "exists" if isinstance(error, ExistsError) else "no-address"
        faults = [FieldFault("id", say(problem, language()), blank=False)]
    else:
        return redirect(url_for("audits.edit", identifier=audit.id))
    return page("new.html", 422, document=document, scheme=scheme, faults=Faults(faults))


@pages.route("/audits/<identifier>/edit", methods=["GET", "POST"])
def edit(identifier: str) -> ResponseReturnValue:
    """Fill in an audit."""
    stored = _changeable(identifier)
    document: dict[str, Any] = ssw.to_dict(stored.audit)
    if request.method == "GET":
        return _form(stored, document, stored.version, stored.previous)
    version = version_read()
    previous = request.form.get("previous") or None
    document = _filled_in(stored)
    action = request.form.get("action", "save")
    if action != "save":
        # To look at the outcome, or at more blank rows: nothing is stored, and nothing judged yet.
        return _form(stored, document, version, previous, more=action)
    try:
        audit, receipt = _audit_of(document)
        if previous is not None:
            storage().audit(previous)
        storage().replace(audit, receipt, previous, version)
    except ssw.SterkSociaalWerkError as error:
        faults = as_fields(error.faults, document)
        return _form(stored, document, version, previous, faults=Faults(faults), status=422)
    except OutdatedError:
        return _form(stored, document, version, previous, outdated=True, status=409)
    flash(say("saved", language()))
    return redirect(url_for("steps.shown", identifier=identifier))


@pages.post("/audits/<identifier>/outcome")
def outcome(identifier: str) -> ResponseReturnValue:
    """Return how the outcome stands with the ratings in the form, for the page to show."""
    stored = _changeable(identifier)
    evaluation = _so_far(stored, _filled_in(stored))
    if evaluation is None:
        return {"status": say("outcome-unknown", language()), "report": ""}
    return {
        "status": say(
            "outcome-status",
            language(),
            outcome=title_of(evaluation.outcome, language=language()),
            open=evaluation.tally.open,
        ),
        "report": to_html_part(evaluation, language=language(), detail="summary"),
    }


def _check_address(identifier: str) -> None:
    if identifier in _NO_ADDRESS:
        raise _NoAddressError(identifier)


def _changeable(identifier: str) -> Stored:
    if storage().papers(identifier):
        abort(409)
    return storage().audit(identifier)


def _filled_in(stored: Stored) -> dict[str, Any]:
    """Return the document that the form stands for; identifier and edition stay as they are."""
    document = document_of(ssw.Audit, request.form.items(multi=True))
    fixed = ssw.to_dict(stored.audit)
    return {**document, "id": fixed["id"], "framework": fixed["framework"]}


def _audit_of(document: dict[str, Any]) -> tuple[ssw.Audit, Receipt]:
    """Return an audit, and the receipt of its evaluation; raise every fault."""
    audit = ssw.from_dict(ssw.Audit, document)
    return audit, ssw.receipt(_evaluated(audit))


def _evaluated(audit: ssw.Audit) -> ssw.Evaluation:
    framework = service().scheme[audit.framework]
    return ssw.evaluate(audit.ratings, framework, cycle=audit.cycle)


def _outcome_of(audit: ssw.Audit) -> ssw.Outcome | None:
    """Return the outcome of an audit; none where the catalogue no longer fits it."""
    try:
        return _evaluated(audit).outcome
    except ssw.SterkSociaalWerkError:
        return None


def _so_far(stored: Stored, document: dict[str, Any]) -> ssw.Evaluation | None:
    """Return the evaluation of the ratings in a form, whatever else is wrong with it."""
    kept = ("norm", "rating", "remark")
    rated = [
        {key: finding[key] for key in kept if key in finding}
        for finding in document.get("findings", ())
        if "rating" in finding
    ]
    fixed = ssw.to_dict(stored.audit)
    cycle = document.get("cycle", fixed["cycle"])
    try:
        return _evaluated(ssw.from_dict(ssw.Audit, {**fixed, "cycle": cycle, "findings": rated}))
    except ssw.SterkSociaalWerkError:
        return None


def _form(
    stored: Stored,
    document: dict[str, Any],
    version: int,
    previous: str | None,
    *,
    faults: Faults | None = None,
    more: str = "",
    outdated: bool = False,
    status: int = 200,
) -> ResponseReturnValue:
    return page(
        "edit.html",
        status,
        stored=stored,
        document=document,
        version=version,
        previous=previous,
        faults=faults or Faults(),
        more=more,
        outdated=outdated,
        framework=service().scheme[stored.audit.framework],
        evaluation=_so_far(stored, document),
        others=[each.audit for each in storage().audits() if each.audit.id != stored.audit.id],
    )
