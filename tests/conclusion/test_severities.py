# SPDX-License-Identifier: MIT
"""How much issues weigh, for every code and every kind, and what a caller can change of it."""

import pickle
from collections.abc import Callable
from itertools import product
from typing import Any

import attrs
import pytest

from sterksociaalwerk._checks import shown
from sterksociaalwerk.conclusion import Conclusion, IssueCode, Severity, conclude
from sterksociaalwerk.errors import InvalidArgumentError
from sterksociaalwerk.scheme import AuditKind
from tests.generators import FAULTS, case, concluded

# Without these no outcome can be trusted, or the edition cannot be used. Written out once more.
_FIXED = {
    "other-label",
    "edition-unknown",
    "edition-without-norms",
    "edition-not-usable",
    "start-needed",
    "dates-reversed",
    "norm-unknown",
    "findings-contradict",
    "findings-disagree-decisive",
    "part-unknown",
    "parts-not-assessed",
    "parts-differ-decisive",
    "rating-not-allowed",
    "norms-not-assessed",
}
# What blocks an audit by a certifying body, and what of that a self-assessment or a peer review.
_BLOCKING = _FIXED | {
    "scope-missing",
    "scope-empty",
    "interviews-missing",
    "interviews-not-recorded",
    "previous-not-earlier",
    "previous-other-organisation",
    "previous-same-audit",
    # Of the steps after the audit, whatever its kind.
    "chain-kind-leads-to-none",
    "chain-outcome-leads-to-none",
    "chain-file-not-settled",
    "chain-advice-positive-on-fail",
    "chain-certificate-after-refusal",
    "chain-step-missing",
    "chain-step-too-early",
    "chain-states-another",
    "chain-other-audit",
    "chain-other-kind",
    "chain-other-edition",
    "chain-other-organisation",
    "chain-other-period",
    "chain-scope-outside-audit",
    "chain-scope-outside-certificate",
}
_ONLY_AUDITS = {
    "scope-missing",
    "scope-empty",
    "interviews-missing",
    "interviews-not-recorded",
}
_NOT_TO_PREPARE = _ONLY_AUDITS | {"edition-not-usable", "start-needed"}
_NOTES = {
    "deviation-unexplained",
    "parts-beside-whole",
    "interview-partly-outside-scope",
    "scope-partial",
    "activities-excluded",
    "previous-of-predecessor",
    "point-returned",
    "points-again",
    "outcome-at-paradox",
    "chain-period-not-known",
}
_SPARED: dict[AuditKind, set[str]] = {
    AuditKind.EXTERNAL: set(),
    AuditKind.EXTERNAL_WITH_PEERS: set(),
    AuditKind.PEER_REVIEW: _ONLY_AUDITS,
    AuditKind.SELF_ASSESSMENT: _NOT_TO_PREPARE,
}

# What a type checker would refuse.
_conclude: Callable[..., Conclusion] = conclude


@pytest.mark.parametrize("kind", AuditKind)
@pytest.mark.parametrize("code", IssueCode)
def test_every_code_weighs_something_for_every_kind(code: IssueCode, kind: AuditKind) -> None:
    wanted = Severity.NOTE if code.value in _NOTES else Severity.WARNING
    if code.value in _BLOCKING - _SPARED[kind]:
        wanted = Severity.ERROR
    assert code.severity_for(kind) is wanted


def test_the_table_knows_its_codes_and_no_others() -> None:
    assert {code.value for code in IssueCode if code.is_fixed} == _FIXED
    with pytest.raises(InvalidArgumentError):
        IssueCode.OTHER_LABEL.severity_for("external")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("fault", FAULTS)
def test_an_issue_weighs_what_it_weighs_for_the_kind_of_its_audit(fault: str) -> None:
    for seed in range(8):
        planted = case(seed, [fault])
        conclusion = concluded(planted)
        assert conclusion.severities == {}
        for issue in conclusion.issues:
            assert issue.severity is issue.code.severity_for(planted.audit.kind)


def test_a_self_assessment_is_not_blocked_for_what_only_an_audit_needs() -> None:
    lacking = ["scope-missing", "interviews-missing"]
    seen = 0
    for seed in range(40):
        planted = case(seed, lacking)
        blocked = bool(concluded(planted).of_severity(Severity.ERROR))
        assert blocked is (
            planted.audit.kind in (AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS)
        )
        seen += not blocked
    assert 5 < seen < 35


def test_what_a_caller_changes_is_kept_and_weighs() -> None:
    changed = 0
    for seed in range(60):
        planted = case(seed, ["interviews-missing", "norms-not-assessed"])
        if planted.audit.kind is not AuditKind.EXTERNAL:
            continue
        given = {IssueCode.POINT_RETURNED: Severity.NOTE, IssueCode.INTERVIEWS_MISSING: _WARNING}
        conclusion = conclude(planted.audit, planted.scheme, severities=given)
        # What weighs what it did anyhow has not been changed.
        assert dict(conclusion.severities) == {IssueCode.INTERVIEWS_MISSING: _WARNING}
        found = {issue.code: issue.severity for issue in conclusion.issues}
        assert found[IssueCode.INTERVIEWS_MISSING] is _WARNING
        assert found[IssueCode.NORMS_NOT_ASSESSED] is Severity.ERROR
        weights = [list(Severity).index(issue.severity) for issue in conclusion.issues]
        assert weights == sorted(weights)
        assert pickle.loads(pickle.dumps(conclusion)) == conclusion  # noqa: S301  # our own bytes
        changed += 1
    assert changed > 5


_WARNING = Severity.WARNING


def test_an_audit_that_only_lacks_what_a_caller_forgives_leads_on() -> None:
    for seed in range(200):
        planted = case(seed, ["interviews-missing"])
        if planted.audit.kind is AuditKind.EXTERNAL and planted.passes:
            forgiven = {IssueCode.INTERVIEWS_MISSING: Severity.NOTE}
            assert concluded(planted).leads_to == ()
            conclusion = conclude(planted.audit, planted.scheme, severities=forgiven)
            assert [each.value for each in conclusion.leads_to] == [
                "advice",
                "certificate",
                "register-entry",
            ]
            return
    raise AssertionError


def test_the_order_of_what_is_changed_means_nothing() -> None:
    planted = case(1, ["interviews-missing", "scope-missing"])
    audit = attrs.evolve(planted.audit, kind=AuditKind.EXTERNAL)
    given = {
        IssueCode.SCOPE_MISSING: Severity.NOTE,
        IssueCode.INTERVIEWS_MISSING: Severity.WARNING,
    }
    one = conclude(audit, planted.scheme, severities=given)
    again = conclude(audit, planted.scheme, severities=dict(reversed(given.items())))
    assert repr(one) == repr(again)
    assert list(one.severities) == [IssueCode.SCOPE_MISSING, IssueCode.INTERVIEWS_MISSING]


def test_what_no_outcome_can_be_trusted_with_stays_an_error() -> None:
    planted = case(1)
    for code, severity in product(IssueCode, Severity):
        allowed = not code.is_fixed or severity is Severity.ERROR
        if allowed:
            conclude(planted.audit, planted.scheme, severities={code: severity})
            continue
        with pytest.raises(InvalidArgumentError) as caught:
            conclude(planted.audit, planted.scheme, severities={code: severity})
        assert [fault.path for fault in caught.value.faults] == [f"severities[{shown(code)}]"]


def test_an_error_can_be_made_of_what_a_self_assessment_is_forgiven() -> None:
    planted = case(1)
    audit = attrs.evolve(planted.audit, kind=AuditKind.SELF_ASSESSMENT, scope=None)
    strict = {IssueCode.SCOPE_MISSING: Severity.ERROR}
    conclusion = conclude(audit, planted.scheme, severities=strict)
    assert conclusion.severities == strict
    assert conclusion.leads_to == ()


def test_every_fault_of_what_is_changed_is_named() -> None:
    given: dict[Any, Any] = {
        "scope-missing": Severity.NOTE,
        IssueCode.NORM_UNKNOWN: Severity.WARNING,
        IssueCode.OTHER_LABEL: "error",
        IssueCode.SCOPE_EMPTY: "heavy",
    }
    with pytest.raises(InvalidArgumentError) as caught:
        _conclude(None, case(1).scheme, severities=given)
    assert [fault.path for fault in caught.value.faults] == [
        "audit",
        f"severities[{IssueCode.NORM_UNKNOWN!r}]",
        f"severities[{IssueCode.OTHER_LABEL!r}]",
        f"severities[{IssueCode.SCOPE_EMPTY!r}]",
        "severities['scope-missing']",
    ]
