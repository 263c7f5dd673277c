# SPDX-License-Identifier: MIT
"""The papers after an audit: a right file has no issues, and every planted fault is listed."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from sterksociaalwerk.audit import Organisation
from sterksociaalwerk.certification import AdviceOutcome, Award, Condition
from sterksociaalwerk.conclusion import IssueCode, Severity, conclude
from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.scheme import AuditKind
from tests.generators import PLANTED, chain_issues, change_of, concluded_as, right_file

_BY_A_BODY = (AuditKind.EXTERNAL, AuditKind.EXTERNAL_WITH_PEERS)


@pytest.mark.parametrize("kind", AuditKind)
@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.FAIL])
def test_a_right_file_has_no_issues(kind: AuditKind, outcome: Outcome) -> None:
    file = right_file(kind, outcome)
    assert file.conclusion.of_severity(Severity.ERROR) == ()
    assert file.checked() == ()


@pytest.mark.parametrize("kind", _BY_A_BODY)
def test_a_file_that_is_not_complete_yet_has_no_issues(kind: AuditKind) -> None:
    whole = right_file(kind)
    parts = ("entry", "certificate", "decision", "advice")
    for count in range(5):
        missing: dict[str, Any] = dict.fromkeys(parts[:count])
        assert evolve(whole, **missing).checked() == ()


@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_fault_is_listed_and_nothing_else(name: str) -> None:
    file, said = PLANTED[name]
    issues = file.checked()
    assert Counter((each.code.value, each.path) for each in issues) == Counter(said)
    weights = [
        (list(Severity).index(each.severity), list(IssueCode).index(each.code)) for each in issues
    ]
    assert weights == sorted(weights)


def test_there_is_a_planted_fault_for_each_code() -> None:
    codes = {code for code in IssueCode if code.value.startswith("chain-")}
    assert {issue.code for issue in chain_issues()} == codes
    # And no code of the audit's own file is said of the steps after it.
    assert not codes & {issue.code for kind in AuditKind for issue in concluded_as(kind).issues}


def test_a_path_begins_with_the_name_of_an_argument() -> None:
    names = {issue.path.split(".")[0] for issue in chain_issues()}
    assert names == {"advice", "decision", "certificate", "entry"}


def test_what_the_conclusion_was_drawn_with_weighs_here_too() -> None:
    file, _ = PLANTED["a certificate without an award"]
    changed = {IssueCode.CHAIN_STEP_MISSING: Severity.NOTE}
    lighter = conclude(file.conclusion.audit, file.conclusion.scheme, severities=changed)
    (issue,) = evolve(file, conclusion=lighter).checked()
    assert issue.severity is Severity.NOTE
    (issue,) = file.checked()
    assert issue.severity is Severity.ERROR


def test_what_becomes_of_a_paper_later_makes_it_no_other() -> None:
    file = right_file(AuditKind.EXTERNAL)
    assert file.advice is not None
    condition = Condition(text="Beschrijf het", due_on=file.advice.given_on + timedelta(90))
    advice = evolve(file.advice, outcome=AdviceOutcome.CONDITIONAL, conditions=[condition])
    assert isinstance(file.decision, Award)
    assert file.certificate is not None
    assert file.entry is not None
    award = evolve(file.decision, advice=advice)
    certificate = evolve(file.certificate, award=award)
    fulfilled = evolve(
        advice, conditions=[evolve(condition, fulfilled_on=condition.due_on - timedelta(1))]
    )
    suspended = evolve(
        certificate, changes=[change_of("S", certificate.valid_from + timedelta(200))]
    )
    later = evolve(
        file,
        advice=fulfilled,
        decision=evolve(award, advice=fulfilled),
        certificate=suspended,
        entry=evolve(file.entry, certificate=certificate),
    )
    assert later.checked() == ()


def test_a_certificate_is_too_early_for_an_advice_that_no_award_stands_between() -> None:
    file = right_file(AuditKind.EXTERNAL)
    assert file.advice is not None
    assert file.certificate is not None
    given_on = file.certificate.valid_from + timedelta(1)
    late = evolve(file, advice=evolve(file.advice, given_on=given_on), decision=None, entry=None)
    (issue,) = [each for each in late.checked() if each.path == "certificate.valid_from"]
    assert issue.code is IssueCode.CHAIN_STEP_TOO_EARLY
    assert issue.facts["before"] == "advice"


def test_a_name_from_before_is_no_other_name() -> None:
    file = right_file(AuditKind.PEER_REVIEW)
    assert file.entry is not None
    renamed = Organisation("Welzijn Nieuw", former_names=["Welzijn Voorbeeld"])
    assert evolve(file, entry=evolve(file.entry, organisation=renamed)).checked() == ()


@pytest.mark.parametrize(
    ("name", "reason"),
    [("another name", "name"), ("a successor", "merger"), ("what went into it", "merger")],
)
def test_a_merger_is_told_from_a_name(name: str, reason: str) -> None:
    file, _ = PLANTED[name]
    assert {issue.facts["reason"] for issue in file.checked()} == {reason}


def test_what_the_audit_does_not_record_is_not_compared() -> None:
    file = right_file(AuditKind.EXTERNAL)
    unknown = evolve(file.conclusion.audit, scope=None, certifying_body=None)
    conclusion = evolve(file.conclusion, audit=unknown)
    assert evolve(file, conclusion=conclusion).checked() == ()
