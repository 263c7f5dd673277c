# SPDX-License-Identifier: MIT
"""What an audit leads to is what its scheme says, and nothing where it does not say."""

import datetime
from itertools import product

import attrs
import pytest

from sterksociaalwerk.conclusion import IssueCode, conclude
from sterksociaalwerk.evaluation import Outcome
from sterksociaalwerk.framework import FrameworkKey
from sterksociaalwerk.scheme import AuditKind, Consequence, FollowUp, Scheme
from tests.generators import F2019, FULL, case, concluded

_CERTIFIED = ("advice", "certificate", "register-entry")
_LEARNED = ("learning-report", "register-entry")

# What each kind of audit leads to under the label: on a pass and on a fail. Written out once more.
LEADS_TO: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "external": (_CERTIFIED, ("advice",)),
    "external-with-peers": (_CERTIFIED, ("advice",)),
    "peer-review": (_LEARNED, _LEARNED),
    "self-assessment": (("preparation",), ("preparation",)),
}


def _sound(*, passes: bool) -> list[int]:
    """Return the seeds of audits of every kind with one outcome."""
    return [seed for seed in range(120) if case(seed).passes is passes]


def test_sound_audits_of_every_kind_lead_to_what_the_label_says() -> None:
    seen: set[tuple[str, bool]] = set()
    for seed in range(120):
        planted = case(seed)
        kind = planted.audit.kind.value
        conclusion = concluded(planted)
        assert conclusion.scheme is planted.scheme
        assert conclusion.leads_to == LEADS_TO[kind][0 if planted.passes else 1]
        seen.add((kind, planted.passes))
    assert seen == set(product(LEADS_TO, (True, False)))


@pytest.mark.parametrize("leads_to", [None, {}], ids=["not said", "said of no kind"])
def test_a_scheme_that_does_not_say_leads_to_nothing_and_says_so(
    leads_to: dict[AuditKind, FollowUp] | None,
) -> None:
    for seed in _sound(passes=True)[:12]:
        planted = case(seed)
        silent = attrs.evolve(planted, scheme=attrs.evolve(planted.scheme, leads_to=leads_to))
        conclusion = concluded(silent)
        assert conclusion.leads_to == ()
        (issue,) = [
            each for each in conclusion.issues if each.code is IssueCode.CONSEQUENCES_NOT_KNOWN
        ]
        assert dict(issue.facts) == {"kind": planted.audit.kind.value}
        assert conclusion.evaluation == concluded(planted).evaluation


def test_another_label_leads_to_what_it_says_itself() -> None:
    planted = case(_sound(passes=True)[0])
    other = attrs.evolve(F2019, key=FrameworkKey("ander-label", "1"), in_force_from=None)
    scheme = Scheme(
        label="ander-label",
        frameworks=[attrs.evolve(other, in_force_from=datetime.date(2000, 1, 1), assumptions=())],
        leads_to={
            kind: FollowUp(settled=[Consequence.LEARNING_REPORT], on_pass=[Consequence.ADVICE])
            for kind in AuditKind
        },
    )
    for seed in _sound(passes=True):
        planted = case(seed)
        if planted.audit.framework != F2019.key:
            continue
        audit = attrs.evolve(planted.audit, framework=other.key)
        conclusion = conclude(audit, scheme)
        assert conclusion.leads_to == (Consequence.LEARNING_REPORT, Consequence.ADVICE)


def test_an_open_outcome_leads_to_nothing() -> None:
    planted = next(case(seed) for seed in _sound(passes=True))
    conclusion = conclude(attrs.evolve(planted.audit, findings=()), FULL)
    assert conclusion.evaluation is not None
    assert conclusion.evaluation.outcome is Outcome.OPEN
    assert conclusion.leads_to == ()
