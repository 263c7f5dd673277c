# SPDX-License-Identifier: MIT
"""Files of an audit with the papers that follow on it: right ones, and ones with a fault."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from attrs import evolve, frozen

from sterksociaalwerk.audit import Activity, Audit, Finding, Interview, Organisation, Party, Scope
from sterksociaalwerk.certification import (
    Advice,
    AdviceOutcome,
    Award,
    Certificate,
    Condition,
    Refusal,
    RegisterEntry,
    check_chain,
)
from sterksociaalwerk.conclusion import Conclusion, Issue, conclude
from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.framework import Cycle, FrameworkKey, Rating
from sterksociaalwerk.label import V2017
from sterksociaalwerk.scheme import AuditKind

from .certificates import change_of, scope_of
from .editions import F2019, FULL

__all__ = ["PLANTED", "File", "chain_issues", "concluded_as", "right_file"]

_AUDITED, _LATE = date(2021, 3, 1), date(2030, 1, 1)
_BODY = "Certificeerder Voorbeeld"
_SCOPE = Scope(
    organisation=Organisation("Welzijn Voorbeeld", id="1").name,
    activities=[Activity(service="ouderenwerk", municipalities=["Voorst", "Brummen"])],
)
_BY_A_BODY = (AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS)


def _on(days: int) -> date:
    return _AUDITED + timedelta(days)


@cache
def concluded_as(kind: AuditKind, outcome: Outcome = Outcome.PASS) -> Conclusion:
    """Return what follows from an audit of a kind without errors, with an outcome."""
    rating = Rating.NOT_MET if outcome is Outcome.FAIL else Rating.MET
    return conclude(
        Audit(
            id="A-1",
            scope=_SCOPE,
            framework=F2019.key,
            kind=kind,
            cycle=Cycle.INITIAL,
            process_started_on=None,
            audited_on=_AUDITED,
            findings=[
                Finding(norm.id, rating if at < 4 else Rating.MET, remark="x")
                for at, norm in enumerate(F2019.norms)
            ],
            interviews=[
                Interview(role="bestuurder", people=1, party=Party.MANAGEMENT),
                Interview(role="deelnemer", people=3, party=Party.CLIENT),
            ],
            certifying_body=_BODY if kind in _BY_A_BODY else None,
        ),
        FULL,
    )


@frozen(kw_only=True)
class File:
    """What `check_chain` is given."""

    conclusion: Conclusion
    advice: Advice | None = None
    decision: Award | Refusal | None = None
    certificate: Certificate | None = None
    entry: RegisterEntry | None = None

    def checked(self) -> tuple[Issue, ...]:
        """Return the issues."""
        return check_chain(
            self.conclusion,
            advice=self.advice,
            decision=self.decision,
            certificate=self.certificate,
            entry=self.entry,
        )


def right_file(kind: AuditKind, outcome: Outcome = Outcome.PASS) -> File:
    """Return a file with all the papers that an audit of a kind leads to, and no others."""
    conclusion = concluded_as(kind, outcome)
    if kind is AuditKind.SELF_ASSESSMENT:
        return File(conclusion=conclusion)
    if kind is AuditKind.PEER_REVIEW:
        entry = _entry(kind, learning_report="Leerrapport", scope=_SCOPE)
        return File(conclusion=conclusion, entry=entry)
    if outcome is Outcome.FAIL:
        advice = _advice(outcome=AdviceOutcome.NEGATIVE)
        return File(conclusion=conclusion, advice=advice, decision=_refusal(advice))
    advice = _advice()
    award = _award(advice)
    certificate = _certificate(award)
    return File(
        conclusion=conclusion,
        advice=advice,
        decision=award,
        certificate=certificate,
        entry=_entry(kind, certificate=certificate, scope=_SCOPE),
    )


def _advice(**changes: Any) -> Advice:  # noqa: ANN401
    fields: dict[str, Any] = {
        "audit": "A-1",
        "outcome": AdviceOutcome.POSITIVE,
        "given_by": _BODY,
        "given_on": _on(10),
    }
    return Advice(**(fields | changes))


def _conditional() -> Advice:
    condition = Condition(text="Beschrijf het", due_on=_on(100))
    return _advice(outcome=AdviceOutcome.CONDITIONAL, conditions=[condition])


def _award(advice: Advice, days: int = 20) -> Award:
    return Award(advice=advice, awarded_by="Beheercommissie", awarded_on=_on(days))


def _refusal(advice: Advice) -> Refusal:
    return Refusal(
        advice=advice, refused_by="Beheercommissie", refused_on=_on(20), reason="Vier normen."
    )


def _certificate(award: Award, **changes: Any) -> Certificate:  # noqa: ANN401
    issued = Certificate.issue(award, F2019, "Welzijn Voorbeeld", scope=_SCOPE)
    return evolve(issued, **changes)


def _entry(kind: AuditKind, **changes: Any) -> RegisterEntry:  # noqa: ANN401
    fields: dict[str, Any] = {
        "organisation": "Welzijn Voorbeeld",
        "kind": kind,
        "entered_on": _on(30),
    }
    return RegisterEntry(**(fields | changes))


# ---------------------------------------------------------------- planted faults


_RIGHT = right_file(AuditKind.EXTERNAL)
_FAILED = right_file(AuditKind.EXTERNAL, Outcome.FAIL)
_REVIEWED = right_file(AuditKind.PEER_REVIEW)
_ASSESSED = right_file(AuditKind.SELF_ASSESSMENT)
_TIEL = scope_of(("ouderenwerk", "Tiel"))


def _from(advice: Advice, award: Award | None = None, **changes: Any) -> File:  # noqa: ANN401
    """Return the right file with other papers, of which each states the one before."""
    award = _award(advice) if award is None else award
    certificate = _certificate(award, **changes)
    entry = _entry(
        AuditKind.EXTERNAL, certificate=certificate, organisation=certificate.organisation
    )
    return evolve(_RIGHT, advice=advice, decision=award, certificate=certificate, entry=entry)


def _audited(**changes: Any) -> Conclusion:  # noqa: ANN401
    return evolve(_RIGHT.conclusion, audit=evolve(_RIGHT.conclusion.audit, **changes))


def _lasting_for(years: int | None) -> Conclusion:
    scheme = FULL.with_framework(evolve(F2019, certificate_years=years))
    return evolve(_RIGHT.conclusion, scheme=scheme)


def _scoped(organisation: Any) -> Conclusion:  # noqa: ANN401
    # A scope that knows names alone would refuse it.
    scope = evolve(_SCOPE)
    object.__setattr__(scope, "organisation", organisation)
    return _audited(scope=scope)


_Said = Sequence[tuple[str, str]]


def _of_steps() -> Mapping[str, tuple[File, _Said]]:
    certificate = _RIGHT.certificate
    assert certificate is not None
    assert _RIGHT.entry is not None
    none, unsettled, fails = (
        "chain-kind-leads-to-none",
        "chain-file-not-settled",
        "chain-outcome-leads-to-none",
    )
    open_ = evolve(_RIGHT, conclusion=_open(_RIGHT.conclusion))
    blocked = evolve(
        _RIGHT, conclusion=conclude(evolve(_RIGHT.conclusion.audit, interviews=[]), FULL)
    )
    unjudged = evolve(_RIGHT, conclusion=evolve(_RIGHT.conclusion, evaluation=None))
    four = ("advice", "certificate", "decision", "entry")
    failing = evolve(_RIGHT, conclusion=_FAILED.conclusion)
    peers = evolve(
        _RIGHT,
        conclusion=_REVIEWED.conclusion,
        entry=_entry(AuditKind.PEER_REVIEW, certificate=certificate, learning_report="Leerrapport"),
    )
    return {
        "a register entry for a self-assessment": (
            evolve(_ASSESSED, entry=_entry(AuditKind.SELF_ASSESSMENT)),
            [(none, "entry")],
        ),
        "everything for a self-assessment": (
            evolve(
                _RIGHT,
                conclusion=_ASSESSED.conclusion,
                entry=_entry(
                    AuditKind.SELF_ASSESSMENT, certificate=certificate, learning_report="x"
                ),
            ),
            [*((none, path) for path in four), (none, "entry.learning_report")],
        ),
        "all under a scheme that does not say": (
            evolve(_RIGHT, conclusion=_unsaid(None)),
            [("chain-consequences-not-known", path) for path in four],
        ),
        "all under a scheme that says it of other kinds": (
            evolve(_RIGHT, conclusion=_unsaid({})),
            [("chain-consequences-not-known", path) for path in four],
        ),
        "positive advice on a failing file under a scheme that does not say": (
            evolve(
                _FAILED,
                conclusion=evolve(_FAILED.conclusion, scheme=_unsaid(None).scheme),
                advice=_RIGHT.advice,
                decision=None,
            ),
            [
                ("chain-consequences-not-known", "advice"),
                ("chain-advice-positive-on-fail", "advice.outcome"),
            ],
        ),
        "a certificate for a peer review": (
            peers,
            [(none, path) for path in ("advice", "certificate", "decision")],
        ),
        "a refusal for a peer review": (
            evolve(_REVIEWED, advice=_FAILED.advice, decision=_FAILED.decision),
            [(none, "advice"), (none, "decision")],
        ),
        "a learning report for an external audit": (
            evolve(_RIGHT, entry=evolve(_RIGHT.entry, learning_report="x")),
            [(none, "entry.learning_report")],
        ),
        "all while the outcome is open": (open_, [(unsettled, path) for path in four]),
        "all while errors stand": (blocked, [(unsettled, path) for path in four]),
        "all without an evaluation": (unjudged, [(unsettled, path) for path in four]),
        "a refusal while the outcome is open": (
            evolve(
                open_,
                advice=_FAILED.advice,
                decision=_FAILED.decision,
                certificate=None,
                entry=None,
            ),
            [(unsettled, "advice"), (unsettled, "decision")],
        ),
        "all on a failing file": (
            failing,
            [
                (fails, "certificate"),
                (fails, "decision"),
                (fails, "entry"),
                ("chain-advice-positive-on-fail", "advice.outcome"),
            ],
        ),
        "conditional advice on a failing file": (
            evolve(_FAILED, advice=_conditional(), decision=None),
            [("chain-advice-positive-on-fail", "advice.outcome")],
        ),
        "negative advice on a file that passes": (
            evolve(_FAILED, conclusion=_RIGHT.conclusion),
            [("chain-advice-negative-on-pass", "advice.outcome")],
        ),
    }


def _unsaid(leads_to: Any) -> Conclusion:  # noqa: ANN401
    return evolve(_RIGHT.conclusion, scheme=evolve(FULL, leads_to=leads_to))


def _open(conclusion: Conclusion) -> Conclusion:
    """Return the same with an open norm, as if it were no error."""
    audit = evolve(conclusion.audit, findings=conclusion.audit.findings[10:])
    without = conclude(audit, FULL)
    return evolve(without, issues=())


def _of_papers() -> Mapping[str, tuple[File, _Said]]:
    right, advice, award, certificate = _RIGHT, _RIGHT.advice, _RIGHT.decision, _RIGHT.certificate
    assert advice is not None
    assert isinstance(award, Award)
    assert certificate is not None
    assert right.entry is not None
    missing, another = "chain-step-missing", "chain-states-another"
    refused = evolve(right, decision=_refusal(advice))
    later = _certificate(_award(advice, 21))
    return {
        "an award against the advice": (
            _from(_FAILED.advice or advice),
            [
                ("chain-advice-negative-on-pass", "advice.outcome"),
                ("chain-decision-against-advice", "decision"),
            ],
        ),
        "a refusal against the advice, and a certificate": (
            refused,
            [
                ("chain-certificate-after-refusal", "certificate"),
                ("chain-decision-against-advice", "decision"),
            ],
        ),
        "a refusal, and a certificate in the register alone": (
            evolve(refused, certificate=None),
            [
                ("chain-certificate-after-refusal", "entry.certificate"),
                ("chain-decision-against-advice", "decision"),
            ],
        ),
        "a certificate without an award": (
            evolve(right, decision=None),
            [(missing, "certificate")],
        ),
        "a decision without advice": (evolve(right, advice=None), [(missing, "decision")]),
        "a refusal without advice": (
            evolve(_FAILED, advice=None),
            [(missing, "decision")],
        ),
        "an entry without a certificate": (
            evolve(right, entry=evolve(right.entry, certificate=None)),
            [(missing, "entry.certificate")],
        ),
        "an entry with a certificate, and nothing else": (
            evolve(right, advice=None, decision=None, certificate=None),
            [(missing, "entry.certificate")],
        ),
        "a peer review without a learning report": (
            evolve(_REVIEWED, entry=_entry(AuditKind.PEER_REVIEW)),
            [(missing, "entry.learning_report")],
        ),
        "an award that states another advice": (
            evolve(right, advice=evolve(advice, given_on=_on(9))),
            [(another, "decision.advice")],
        ),
        "a certificate that states another award": (
            evolve(right, decision=_award(advice, 19)),
            [(another, "certificate.award")],
        ),
        "an entry that states another certificate": (
            evolve(right, entry=evolve(right.entry, certificate=later)),
            [(another, "entry.certificate"), (another, "entry.certificate.award")],
        ),
        "advice on another audit": (
            _from(_advice(audit="A-2")),
            [("chain-other-audit", "advice.audit")],
        ),
        "a certificate after another audit": (
            evolve(right, certificate=_certificate(_award(_advice(audit="A-2"))), entry=None),
            [
                (another, "certificate.award"),
                (another, "certificate.award.advice"),
                ("chain-other-audit", "certificate.award.advice.audit"),
            ],
        ),
        "advice of another body": (
            _from(_advice(given_by="Keurder Voorbeeld")),
            [("chain-other-body", "advice.given_by")],
        ),
        "another kind in the register": (
            evolve(right, entry=evolve(right.entry, kind=AuditKind.EXTERNAL_WITH_PEERS)),
            [("chain-other-kind", "entry.kind")],
        ),
    }


def _of_contents() -> Mapping[str, tuple[File, _Said]]:
    advice, certificate, entry = _RIGHT.advice, _RIGHT.certificate, _RIGHT.entry
    assert advice is not None
    assert certificate is not None
    assert entry is not None
    early, outside = "chain-step-too-early", "chain-scope-outside-audit"
    with_id = Organisation("Welzijn Voorbeeld", id="1")
    other = Organisation("Welzijn Voorbeeld", id="2")
    merged = Organisation("Welzijn Samen", merged_from=["Welzijn Voorbeeld"])
    differs, strange = "chain-organisation-differs", "chain-other-organisation"
    both = ("certificate.organisation", "entry.organisation")
    return {
        "advice before the audit": (
            _from(_advice(given_on=_on(-1))),
            [(early, "advice.given_on")],
        ),
        "a decision before the advice": (
            evolve(_RIGHT, advice=evolve(advice, given_on=_on(21))),
            [(early, "decision.awarded_on"), ("chain-states-another", "decision.advice")],
        ),
        "a refusal before the advice": (
            evolve(_FAILED, advice=evolve(_FAILED.advice or advice, given_on=_on(21))),
            [(early, "decision.refused_on"), ("chain-states-another", "decision.advice")],
        ),
        "a certificate before its award": (
            evolve(_RIGHT, decision=_award(advice, 25)),
            [(early, "certificate.valid_from"), ("chain-states-another", "certificate.award")],
        ),
        "an entry before the award": (
            evolve(_RIGHT, entry=_entry(AuditKind.EXTERNAL, entered_on=_on(19)), certificate=None),
            [(early, "entry.entered_on"), ("chain-step-missing", "entry.certificate")],
        ),
        "an entry before the audit": (
            evolve(_REVIEWED, entry=evolve(_REVIEWED.entry or entry, entered_on=_on(-1))),
            [(early, "entry.entered_on")],
        ),
        "another edition": (
            _from(advice, framework=V2017.key),
            [("chain-other-edition", "certificate.framework")],
        ),
        "a year more": (
            _from(advice, valid_until=date(2024, 3, 21)),
            [("chain-other-period", "certificate.valid_until")],
        ),
        "a day less": (
            _from(advice, valid_until=date(2023, 3, 20)),
            [("chain-other-period", "certificate.valid_until")],
        ),
        "under an edition that the scheme does not have": (
            evolve(
                _from(advice, framework=FrameworkKey(F2019.key.label, "9"), valid_until=_LATE),
                conclusion=_audited(framework=FrameworkKey(F2019.key.label, "9")),
            ),
            [],
        ),
        "longer than there is a calendar": (
            _from(advice, valid_from=date(9998, 1, 1), valid_until=date.max),
            [("chain-other-period", "certificate.valid_until")],
        ),
        "a period that is not known": (
            evolve(_RIGHT, conclusion=_lasting_for(None)),
            [("chain-period-not-known", "certificate.valid_until")],
        ),
        "another organisation": (
            evolve(_from(advice, organisation=other), conclusion=_scoped(with_id)),
            [(strange, path) for path in both],
        ),
        "another name": (
            _from(advice, organisation="Welzijn Elders"),
            [(differs, path) for path in both],
        ),
        "a successor": (
            _from(advice, organisation=merged),
            [(differs, path) for path in both],
        ),
        "what went into it": (
            evolve(_RIGHT, conclusion=_scoped(merged)),
            [(differs, path) for path in both],
        ),
        "a scope beyond the audit": (
            _from(advice, scope=_TIEL),
            [(outside, "certificate.scope")],
        ),
        "a scope that is extended later": (
            _from(advice, changes=[change_of("C", _on(60), scope=_TIEL)]),
            [("chain-scope-extended", "certificate.changes[0].scope")],
        ),
        "an entry beyond the certificate": (
            evolve(_RIGHT, entry=evolve(entry, scope=_TIEL)),
            [("chain-scope-outside-certificate", "entry.scope")],
        ),
        "an entry beyond the audit": (
            evolve(_REVIEWED, entry=evolve(_REVIEWED.entry or entry, scope=_TIEL)),
            [(outside, "entry.scope")],
        ),
    }


PLANTED: Mapping[str, tuple[File, _Said]] = {**_of_steps(), **_of_papers(), **_of_contents()}
"""Files with a fault, by what it is, and all that has to be said of each: codes with paths."""


@cache
def chain_issues() -> tuple[Issue, ...]:
    """Return all issues of the planted files."""
    return tuple(issue for file, _ in PLANTED.values() for issue in file.checked())
