# SPDX-License-Identifier: MIT
"""Pages about what follows on an audit: its conclusion, advice, decision, certificate and entry.

Which step an audit leads to is read from its conclusion, and whether a paper fits the file is asked
from the library before it is stored.
"""

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

import sterksociaalwerk as ssw

from .context import Faults, language, page, service, storage, version_read
from .documents import as_fields, date_of, document_of
from .security import OF_A_REPORT
from .storage import Papers, Stored
from .words import say

__all__ = ["pages"]

pages = Blueprint("steps", __name__)


@pages.get("/audits/<identifier>")
def shown(identifier: str) -> ResponseReturnValue:
    """Show what follows from an audit, and the steps that were taken."""
    stored, papers = storage().audit(identifier), storage().papers(identifier)
    conclusion = _concluded(stored)
    return page(
        "file.html",
        stored=stored,
        conclusion=conclusion,
        papers=papers,
        next_step=_next_step(conclusion, papers),
        issues=papers.check(conclusion),
        intact=stored.is_intact(conclusion.evaluation),
        today=service().today(),
        scheme=service().scheme,
    )


@pages.get("/audits/<identifier>/report")
def report(identifier: str) -> ResponseReturnValue:
    """Show the report of the library as it is, to read, to print or to store."""
    text = ssw.to_html(_concluded(storage().audit(identifier)), language=language())
    return Response(text, headers={"Content-Security-Policy": OF_A_REPORT})


@pages.route("/audits/<identifier>/advice", methods=["GET", "POST"])
def advice(identifier: str) -> ResponseReturnValue:
    """Record the advice of the certifying body."""
    step = _Step(identifier, "advice")
    if request.method == "GET":
        body = step.stored.audit.certifying_body
        return step.form({"given-by": body, "given-on": step.today})
    document = {**step.filled_in(ssw.Advice), "audit": identifier}
    if request.form.get("action", "save") != "save":
        return step.form(document, more=True)
    try:
        given = ssw.from_dict(ssw.Advice, document)
    except ssw.SterkSociaalWerkError as error:
        return step.refused(error, document)
    return step.taken(document, advice=given)


@pages.route("/audits/<identifier>/decision", methods=["GET", "POST"])
def decision(identifier: str) -> ResponseReturnValue:
    """Record what the committee decided; with an award comes the certificate."""
    step = _Step(identifier, "decision")
    if request.method == "GET":
        return step.form({"awarded-on": step.today, "refused-on": step.today})
    on = {"advice": _part(step.papers.advice)}
    if request.form.get("paper") == "refusal":
        document = {**step.filled_in(ssw.Refusal), **on}
        try:
            refusal = ssw.from_dict(ssw.Refusal, document)
        except ssw.SterkSociaalWerkError as error:
            return step.refused(error, document)
        return step.taken(document, decision=refusal)
    document = {**step.filled_in(ssw.Award), **on}
    valid = {key: request.form.get(key) or None for key in ("valid-from", "valid-until")}
    audit = step.stored.audit
    try:
        award = ssw.from_dict(ssw.Award, document)
        certificate = ssw.Certificate.issue(
            award,
            service().scheme[audit.framework],
            "" if audit.scope is None else audit.scope.organisation,
            scope=audit.scope,
            valid_from=date_of(valid["valid-from"]),
            valid_until=date_of(valid["valid-until"]),
        )
    except ssw.SterkSociaalWerkError as error:
        return step.refused(error, {**document, **valid})
    return step.taken({**document, **valid}, decision=award, certificate=certificate)


@pages.route("/audits/<identifier>/entry", methods=["GET", "POST"])
def entry(identifier: str) -> ResponseReturnValue:
    """Record the entry in the register."""
    step = _Step(identifier, "entry")
    if request.method == "GET":
        return step.form({"entered-on": step.today})
    audit = ssw.to_dict(step.stored.audit)
    scope = audit["scope"]
    filled_in = step.filled_in(ssw.RegisterEntry)
    document = {
        "schema": filled_in["schema"],
        "entered-on": filled_in.get("entered-on"),
        "learning-report": filled_in.get("learning-report"),
        "organisation": None if scope is None else scope["organisation"],
        "kind": audit["kind"],
        "scope": scope,
    }
    if step.papers.certificate is not None:
        document["certificate"] = _part(step.papers.certificate)
    try:
        made = ssw.from_dict(ssw.RegisterEntry, document)
    except ssw.SterkSociaalWerkError as error:
        return step.refused(error, document)
    return step.taken(document, entry=made)


@pages.post("/audits/<identifier>/take-back")
def take_back(identifier: str) -> ResponseReturnValue:
    """Remove what was recorded last."""
    papers = storage().papers(identifier)
    kinds = next(
        (
            kinds
            for kinds in (("entry",), ("decision", "certificate"), ("advice",))
            if getattr(papers, kinds[0]) is not None
        ),
        (),
    )
    storage().take_back(identifier, version_read(), *kinds)
    flash(say("taken-back", language()))
    return redirect(url_for("steps.shown", identifier=identifier))


class _Step:
    """A step that follows on an audit, if it is the next one; any other leads back to the file."""

    def __init__(self, identifier: str, name: str) -> None:
        self.stored = storage().audit(identifier)
        self.papers = storage().papers(identifier)
        self.today = service().today().isoformat()
        self._conclusion = _concluded(self.stored)
        self._name = name
        if _next_step(self._conclusion, self.papers) != name:
            flash(say("not-now", language()))
            abort(redirect(self._file()))

    def _file(self) -> str:
        return url_for("steps.shown", identifier=self.stored.audit.id)

    def filled_in(self, cls: type) -> dict[str, Any]:
        """Return what was filled in, as a document of a class."""
        return document_of(cls, request.form.items(multi=True))

    def form(
        self, document: dict[str, Any], status: int = 200, **facts: object
    ) -> ResponseReturnValue:
        """Show the form of the step."""
        facts = {"faults": Faults(), "more": False, "issues": (), **facts}
        stored, papers = self.stored, self.papers
        version = version_read() or stored.version
        return page(
            f"{self._name}.html",
            status,
            stored=stored,
            papers=papers,
            version=version,
            document=document,
            scheme=service().scheme,
            **facts,
        )

    def refused(
        self, error: ssw.SterkSociaalWerkError, document: dict[str, Any]
    ) -> ResponseReturnValue:
        """Show the form again, with what is wrong."""
        return self.form(document, 422, faults=Faults(as_fields(error.faults, document)))

    def taken(self, document: dict[str, Any], **papers: Any) -> ResponseReturnValue:  # noqa: ANN401
        """Store papers if they fit the file; otherwise show what does not."""
        issues = replace(self.papers, **papers).check(self._conclusion)
        if any(issue.severity is ssw.Severity.ERROR for issue in issues):
            return self.form(document, 422, issues=issues)
        try:
            storage().record(self.stored.audit.id, version_read(), **papers)
        except ssw.SterkSociaalWerkError as error:
            return self.refused(error, document)
        flash(say("recorded", language()))
        return redirect(self._file())


def _part(value: object) -> dict[str, Any]:
    """Return a value as it stands within a document, where its class is known."""
    return {key: part for key, part in ssw.to_dict(value).items() if key != "schema"}


def _concluded(stored: Stored) -> ssw.Conclusion:
    previous = None if stored.previous is None else storage().audit(stored.previous).audit
    return ssw.conclude(stored.audit, service().scheme, previous=previous)


def _next_step(conclusion: ssw.Conclusion, papers: Papers) -> str | None:
    """Return the step that can be taken now: what the audit leads to, in its order."""
    leads_to = conclusion.leads_to
    if papers.entry is not None:
        return None
    if papers.advice is None and ssw.Consequence.ADVICE in leads_to:
        return "advice"
    if papers.advice is not None and papers.decision is None:
        return "decision"
    awaited = ssw.Consequence.CERTIFICATE in leads_to and papers.certificate is None
    return "entry" if ssw.Consequence.REGISTER_ENTRY in leads_to and not awaited else None
