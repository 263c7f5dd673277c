# SPDX-License-Identifier: MIT
"""What type checkers are promised of the public names; checked by mypy and pyright, never run."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, assert_type

import sterksociaalwerk as ssw
from sterksociaalwerk import label

# Plain text is welcome where an identifier is meant, whatever the mapping's own types.
framework = label.V2019.with_norms(ssw.Norm(f"N{n}", None) for n in range(1, 50))
settled: dict[str, ssw.Rating] = {"N1": ssw.Rating.MET}
mixed: dict[str, ssw.Rating | frozenset[ssw.Rating]] = {"N1": ssw.framework.OPEN_RATINGS}
by_id: dict[ssw.framework.NormId, ssw.Rating] = {ssw.framework.NormId("N1"): ssw.Rating.MET}

assert_type(ssw.decide(ssw.Tally(met=49), label.V2019), ssw.evaluation.Verdict)
assert_type(ssw.evaluate(settled, framework), ssw.Evaluation)
assert_type(ssw.evaluate(mixed, framework), ssw.Evaluation)
assert_type(ssw.evaluate(by_id, framework), ssw.Evaluation)
assert_type(ssw.evaluate({"N1": ssw.Rating.MET, "N2": None}, framework), ssw.Evaluation)
assert_type(ssw.Tally.of([ssw.Rating.MET, None, {ssw.Rating.MET, ssw.Rating.NOT_MET}]), ssw.Tally)

evaluation = ssw.evaluate(settled, framework)
assert_type(evaluation.outcome, ssw.Outcome)
assert_type(evaluation.tally, ssw.Tally)
assert_type(sum([evaluation.tally]), ssw.Tally | Literal[0])
assert_type(evaluation.ratings, Mapping[ssw.framework.NormId, ssw.Rating | frozenset[ssw.Rating]])
assert_type(evaluation.by_category, Mapping[str | None, ssw.Tally])
assert_type(evaluation.reasons, tuple[ssw.evaluation.Reason, ...])
assert_type(evaluation.verdict.limits, tuple[ssw.evaluation.LimitResult, ...])

assert_type(ssw.repair(evaluation), ssw.improvement.Repair | None)
assert_type(ssw.repair(evaluation, cost={"N1": 3}), ssw.improvement.Repair | None)
assert_type(
    ssw.repair(evaluation, cost=lambda _, was, now: was.order - now.order),
    ssw.improvement.Repair | None,
)
assert_type(ssw.flip_distance(evaluation), ssw.improvement.Flip)
assert_type(ssw.analyse_rule(framework), ssw.improvement.RuleAnalysis)
assert_type(ssw.compare(evaluation, evaluation), ssw.comparison.Comparison)

crosswalk = ssw.Crosswalk.identity(framework)
assert_type(crosswalk.inverse().then(crosswalk), ssw.Crosswalk)
assert_type(ssw.carry_over(settled, crosswalk, framework, framework), ssw.comparison.CarryOver)

scheme = label.SCHEME.with_framework(framework)
today = datetime.date(2020, 1, 1)
assert_type(scheme, ssw.Scheme)
assert_type(scheme["2.0"], ssw.Framework)
assert_type(scheme[framework.key], ssw.Framework)
assert_type(scheme[framework], ssw.Framework)
assert_type(list(scheme), list[ssw.Framework])
assert_type(scheme.latest(today), ssw.Framework | None)
assert_type(scheme.select(">=2"), tuple[ssw.Framework, ...])
assert_type(scheme.applicable(audited_on=today), tuple[ssw.scheme.Applicability, ...])

audit = ssw.Audit(
    id="a",
    scope=None,
    framework=framework.key,
    kind=ssw.AuditKind.SELF_ASSESSMENT,
    cycle=ssw.Cycle.INITIAL,
    process_started_on=None,
    audited_on=today,
    findings=[ssw.Finding("N1", ssw.Rating.MET)],
)
conclusion = ssw.conclude(audit, scheme)
assert_type(conclusion, ssw.Conclusion)
assert_type(conclusion.issues, tuple[ssw.conclusion.Issue, ...])
assert_type(conclusion.leads_to, tuple[ssw.Consequence, ...])
assert_type(ssw.explain(evaluation, language="en"), str)

# A name that there is not is reported, although names are loaded on first use.
ssw.typo  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
label.typo  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

group = ssw.StaffGroup(role="r", headcount=3, fte=2.5, services=["s"], municipalities=ssw.ALL)
assert_type(group.headcount, ssw.Count)
assert_type(group.headcount.exact, int | Decimal | None)
assert_type(group.headcount + 1, ssw.Count)
assert_type(group.services, frozenset[str] | ssw.audit.Everything)
# What is recorded is narrowed by one comparison.
named = group.services
if named is not ssw.ALL:
    assert_type(named, frozenset[str])
interview = ssw.Interview(role="r", party=ssw.Party.CLIENT, people=ssw.Count(2), services={"s"})
assert_type(interview.people, ssw.Count | None)
assert_type(interview.municipalities, frozenset[str] | ssw.audit.Everything | None)
scope = ssw.Scope(organisation="o", activities=[], staff=[group], parts=["p"])
assert_type(scope.organisation, ssw.Organisation)
assert_type(scope.staff, tuple[ssw.StaffGroup, ...] | None)
assert_type(scope.population(framework).volunteers, ssw.Count | None)
assert_type(ssw.coverage(scope, [interview], framework).people, Mapping[ssw.Party, ssw.Count])
