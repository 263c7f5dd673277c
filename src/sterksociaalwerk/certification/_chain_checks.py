# SPDX-License-Identifier: MIT
"""The checks of each paper after an audit: what it says against the audit and the other papers."""

import datetime
from collections.abc import Iterator

from ..audit import Organisation, Scope
from ..conclusion import Issue, IssueCode
from ..errors import InvalidValueError
from ..evaluation import Outcome
from ..scheme import Consequence
from ._calendar import years_later
from ._chain import Chain, Decision, follows, is_same, leads_to, noted, settled
from .advice import Advice, AdviceOutcome
from .award import Award
from .certificate import Certificate
from .refusal import Refusal

_Day = tuple[str, datetime.date]


def of_advice(chain: Chain, path: str, advice: Advice) -> Iterator[Issue]:
    """Check one advice against the audit."""
    audit = chain.conclusion.audit
    yield from follows(chain.conclusion, "advice", path)
    if leads_to(chain.conclusion, Consequence.ADVICE, *Outcome) is not False:
        outcome = settled(chain.conclusion)
        negative = advice.outcome is AdviceOutcome.NEGATIVE
        if outcome is Outcome.FAIL and not negative:
            yield noted(
                IssueCode.CHAIN_ADVICE_POSITIVE_ON_FAIL,
                f"{path}.outcome",
                advice=advice.outcome.value,
            )
        if outcome is Outcome.PASS and negative:
            yield noted(IssueCode.CHAIN_ADVICE_NEGATIVE_ON_PASS, f"{path}.outcome")
    if advice.audit != audit.id:
        yield noted(
            IssueCode.CHAIN_OTHER_AUDIT,
            f"{path}.audit",
            step="advice",
            audit=advice.audit,
            expected=audit.id,
        )
    if audit.certifying_body not in (None, advice.given_by):
        yield noted(
            IssueCode.CHAIN_OTHER_BODY,
            f"{path}.given_by",
            body=advice.given_by,
            expected=str(audit.certifying_body),
        )
    yield from _too_early("advice", (f"{path}.given_on", advice.given_on), _audited(chain))


def of_decision(chain: Chain, path: str, decision: Decision) -> Iterator[Issue]:
    """Check one award or refusal against the audit and the advice."""
    step = "award" if isinstance(decision, Award) else "refusal"
    yield from follows(chain.conclusion, step, path)
    against = AdviceOutcome.NEGATIVE if isinstance(decision, Award) else AdviceOutcome.POSITIVE
    # Whether conditions have to be fulfilled first is not known, so either may follow on them.
    if decision.advice.outcome is against:
        yield noted(IssueCode.CHAIN_DECISION_AGAINST_ADVICE, path, step=step, advice=against.value)
    if chain.advice is None:
        if decision is chain.decision:
            yield noted(IssueCode.CHAIN_STEP_MISSING, path, step=step, missing="advice")
    elif not is_same(decision.advice, chain.advice):
        yield noted(IssueCode.CHAIN_STATES_ANOTHER, f"{path}.advice", step=step, stated="advice")
    yield from _too_early(step, _decided(path, decision), *_advised(chain), _audited(chain))


def of_certificate(chain: Chain, path: str, certificate: Certificate) -> Iterator[Issue]:
    """Check one certificate against the audit and the decision."""
    yield from follows(chain.conclusion, "certificate", path)
    yield from _rests_on(chain, path, certificate)
    audit = chain.conclusion.audit
    if certificate.framework != audit.framework:
        yield noted(
            IssueCode.CHAIN_OTHER_EDITION,
            f"{path}.framework",
            framework=str(certificate.framework),
            expected=str(audit.framework),
        )
    else:
        yield from _lasts(chain, path, certificate)
    yield from _of_organisation(
        chain, f"{path}.organisation", "certificate", certificate.organisation
    )
    yield from _of_scopes(chain, path, certificate)
    yield from _too_early(
        "certificate",
        (f"{path}.valid_from", certificate.valid_from),
        *_awarded(chain),
        *_advised(chain),
        _audited(chain),
    )


def _rests_on(chain: Chain, path: str, certificate: Certificate) -> Iterator[Issue]:
    decision = chain.decision
    if isinstance(decision, Refusal):
        yield noted(
            IssueCode.CHAIN_CERTIFICATE_AFTER_REFUSAL,
            path,
            refused_on=decision.refused_on.isoformat(),
        )
    elif decision is None:
        yield noted(IssueCode.CHAIN_STEP_MISSING, path, step="certificate", missing="award")
    elif not is_same(certificate.award, decision):
        yield noted(
            IssueCode.CHAIN_STATES_ANOTHER, f"{path}.award", step="certificate", stated="award"
        )


def _lasts(chain: Chain, path: str, certificate: Certificate) -> Iterator[Issue]:
    scheme, version = chain.conclusion.scheme, certificate.framework.version
    if certificate.framework.label != scheme.label or version not in scheme:
        return
    years = scheme[version].certificate_years
    path = f"{path}.valid_until"
    if years is None:
        framework = str(certificate.framework)
        yield noted(IssueCode.CHAIN_PERIOD_NOT_KNOWN, path, framework=framework)
        return
    try:
        until = years_later(certificate.valid_from, years)
    except InvalidValueError:
        # So many years later there is no calendar.
        until = None
    if certificate.valid_until != until:
        yield noted(
            IssueCode.CHAIN_OTHER_PERIOD,
            path,
            valid_from=certificate.valid_from.isoformat(),
            valid_until=certificate.valid_until.isoformat(),
            years=years,
        )


def _of_scopes(chain: Chain, path: str, certificate: Certificate) -> Iterator[Issue]:
    audited = chain.conclusion.audit.scope
    cells = _outside(certificate.scope, audited)
    if cells:
        path_of = f"{path}.scope"
        yield noted(IssueCode.CHAIN_SCOPE_OUTSIDE_AUDIT, path_of, step="certificate", cells=cells)
    for at, change in enumerate(certificate.changes):
        cells = _outside(change.scope, audited)
        if cells:
            yield noted(IssueCode.CHAIN_SCOPE_EXTENDED, f"{path}.changes[{at}].scope", cells=cells)


def of_entry(chain: Chain) -> Iterator[Issue]:
    """Check the entry in the register, if there is one, against the audit and the certificate."""
    entry, conclusion = chain.entry, chain.conclusion
    if entry is None:
        return
    step = "register-entry"
    yield from follows(conclusion, step, "entry")
    if entry.kind is not conclusion.audit.kind:
        kind, expected = entry.kind.value, conclusion.audit.kind.value
        yield noted(IssueCode.CHAIN_OTHER_KIND, "entry.kind", kind=kind, expected=expected)
    yield from _of_organisation(chain, "entry.organisation", step, entry.organisation)
    for name, part, consequence in (
        ("certificate", entry.certificate, Consequence.CERTIFICATE),
        ("learning-report", entry.learning_report, Consequence.LEARNING_REPORT),
    ):
        path = f"entry.{name.replace('-', '_')}"
        if part is None and leads_to(conclusion, consequence, *Outcome):
            yield noted(IssueCode.CHAIN_STEP_MISSING, path, step=step, missing=name)
    if entry.learning_report is not None:
        yield from follows(conclusion, "learning-report", "entry.learning_report")
    both = chain.certificate is not None and entry.certificate is not None
    # What is yielded as a certificate of its own is not the one in the file.
    if both and "entry.certificate" in dict(chain.certificates()):
        yield noted(
            IssueCode.CHAIN_STATES_ANOTHER, "entry.certificate", step=step, stated="certificate"
        )
    yield from _of_entered_scope(chain, entry.scope, entry.entered_on)
    yield from _too_early(
        step,
        ("entry.entered_on", entry.entered_on),
        *_awarded(chain),
        *_advised(chain),
        _audited(chain),
    )


def _of_entered_scope(
    chain: Chain, scope: Scope | None, entered_on: datetime.date
) -> Iterator[Issue]:
    certificate = chain.certificate or chain.entered
    certified = None if certificate is None else certificate.scope_on(entered_on)
    path = "entry.scope"
    if certified is not None:
        cells = _outside(scope, certified)
        if cells:
            yield noted(IssueCode.CHAIN_SCOPE_OUTSIDE_CERTIFICATE, path, cells=cells)
        return
    cells = _outside(scope, chain.conclusion.audit.scope)
    if cells:
        yield noted(IssueCode.CHAIN_SCOPE_OUTSIDE_AUDIT, path, step="register-entry", cells=cells)


def _outside(scope: Scope | None, within: Scope | None) -> tuple[str, ...]:
    """Return what one scope has and another has not; nothing if either is not recorded."""
    if scope is None or within is None:
        return ()
    known = frozenset(within.cells)
    return tuple(
        f"{service} ({where})" for service, where in scope.cells if (service, where) not in known
    )


def _of_organisation(
    chain: Chain, path: str, step: str, organisation: Organisation
) -> Iterator[Issue]:
    scope = chain.conclusion.audit.scope
    if scope is None:
        return
    audited = scope.organisation
    if organisation.same_as(audited):
        return
    names = {"step": step, "organisation": organisation.name, "expected": audited.name}
    if organisation.succeeds(audited) or audited.succeeds(organisation):
        yield noted(IssueCode.CHAIN_ORGANISATION_DIFFERS, path, **names, reason="merger")
    elif organisation.id is not None and audited.id is not None:
        yield noted(IssueCode.CHAIN_OTHER_ORGANISATION, path, **names)
    else:
        yield noted(IssueCode.CHAIN_ORGANISATION_DIFFERS, path, **names, reason="name")


# ---------------------------------------------------------------- the order of the days


def _audited(chain: Chain) -> _Day:
    return "audit", chain.conclusion.audit.audited_on


def _advised(chain: Chain) -> Iterator[_Day]:
    if chain.advice is not None:
        yield "advice", chain.advice.given_on


def _awarded(chain: Chain) -> Iterator[_Day]:
    if isinstance(chain.decision, Award):
        yield "award", chain.decision.awarded_on


def _decided(path: str, decision: Decision) -> _Day:
    if isinstance(decision, Award):
        return f"{path}.awarded_on", decision.awarded_on
    return f"{path}.refused_on", decision.refused_on


def _too_early(step: str, taken: _Day, *before: _Day) -> Iterator[Issue]:
    """Check a day against that of the nearest step before; those before that have their own."""
    (path, on), (name, before_on) = taken, before[0]
    if on < before_on:
        yield noted(
            IssueCode.CHAIN_STEP_TOO_EARLY,
            path,
            step=step,
            on=on.isoformat(),
            before=name,
            before_on=before_on.isoformat(),
        )
