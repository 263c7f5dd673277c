# SPDX-License-Identifier: MIT
"""What may follow what: every pair of stages against a table written out by hand."""

from itertools import product

import pytest

from sterksociaalwerk.certification import LIFECYCLE, AdviceOutcome, Stage
from sterksociaalwerk.conclusion import LEADS_TO
from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.scheme import AuditKind

_MOVES = """
self-assessment     preparation
preparation         peer-review
preparation         external-audit
preparation         combined-audit
peer-review         learning-report
learning-report     register-entry
external-audit      positive-advice
external-audit      conditional-advice
external-audit      negative-advice
combined-audit      positive-advice
combined-audit      conditional-advice
combined-audit      negative-advice
positive-advice     award
conditional-advice  award
award               certificate
certificate         register-entry
certificate         external-audit
certificate         combined-audit
"""
_AUDIT_LEADS_TO = {
    "positive-advice",
    "conditional-advice",
    "negative-advice",
    "award",
    "certificate",
    "register-entry",
}
_LEADS_TO = {
    AuditKind.EXTERNAL: ("external-audit", _AUDIT_LEADS_TO),
    AuditKind.EXTERNAL_WITH_PEERS: ("combined-audit", _AUDIT_LEADS_TO),
    AuditKind.PEER_REVIEW: ("peer-review", {"learning-report", "register-entry"}),
    AuditKind.SELF_ASSESSMENT: ("self-assessment", {"preparation"}),
}


def test_every_pair_of_stages_is_as_written_out() -> None:
    moves = {tuple(line.split()) for line in _MOVES.split("\n") if line}
    for source, target in product(Stage, repeat=2):
        expected = (source.value, target.value) in moves
        assert (target in LIFECYCLE[source]) is expected, (source, target)


def test_the_table_has_a_row_for_every_stage_in_the_order_of_the_stages_it_needs() -> None:
    assert set(LIFECYCLE) == set(Stage)
    for following in LIFECYCLE.values():
        assert len(set(following)) == len(following)


@pytest.mark.parametrize("kind", AuditKind)
def test_what_a_kind_of_audit_leads_to_is_as_written_out(kind: AuditKind) -> None:
    beginning, leads_to = _LEADS_TO[kind]
    stage = Stage.of(kind)
    assert stage.value == beginning
    assert {each.value for each in stage.leads_to} == leads_to
    assert len(stage.leads_to) == len(leads_to)


@pytest.mark.parametrize("kind", AuditKind)
def test_what_an_outcome_leads_to_is_on_the_way(kind: AuditKind) -> None:
    # The table by outcome speaks of advice of any kind, and of no award.
    stages = {stage.value.replace("negative-", "") for stage in Stage.of(kind).leads_to}
    stages -= {"award", "positive-advice", "conditional-advice"}
    by_outcome = [{each.value for each in LEADS_TO[kind, outcome]} for outcome in Outcome]
    assert stages == set().union(*by_outcome)


def test_the_nearest_stage_comes_first() -> None:
    assert Stage.of(AuditKind.EXTERNAL).leads_to == (
        Stage.POSITIVE_ADVICE,
        Stage.CONDITIONAL_ADVICE,
        Stage.NEGATIVE_ADVICE,
        Stage.AWARD,
        Stage.CERTIFICATE,
        Stage.REGISTER_ENTRY,
    )


@pytest.mark.parametrize("stage", Stage)
def test_nothing_leads_through_another_audit(stage: Stage) -> None:
    assert not set(stage.leads_to) & {Stage.of(kind) for kind in AuditKind}


def test_what_leads_nowhere_is_as_written_out() -> None:
    ends = {stage for stage in Stage if not LIFECYCLE[stage]}
    assert ends == {Stage.NEGATIVE_ADVICE, Stage.REGISTER_ENTRY}
    assert Stage.PREPARATION.leads_to == Stage.NEGATIVE_ADVICE.leads_to == ()


def test_every_outcome_of_advice_is_a_stage_of_its_own() -> None:
    assert [outcome.stage.value for outcome in AdviceOutcome] == [
        f"{outcome.value}-advice" for outcome in AdviceOutcome
    ]
