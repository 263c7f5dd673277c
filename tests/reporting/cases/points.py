# SPDX-License-Identifier: MIT
"""Improvement plans, and audits that follow on one, to explain."""

from datetime import date

import attrs

from sterksociaalwerk.audit import Audit, Finding, ImprovementPoint, Scope
from sterksociaalwerk.conclusion import Conclusion, IssueCode, Severity, conclude
from sterksociaalwerk.framework import Cycle, Rating
from sterksociaalwerk.improvement import ImprovementPlan, PlanStep
from sterksociaalwerk.scheme import AuditKind
from tests.generators import F2019, FULL

_PARTLY = Rating.PARTLY_MET
_FILES = ImprovementPoint("dossiers bijhouden", id="P1", owner="A. Jansen", due_on=date(2021, 9, 1))
_PLANS = ImprovementPoint("scholing plannen", id="P2", due_on=date(2022, 9, 1))
_HEARD = ImprovementPoint("cliënten vaker horen", id="P3", owner="het team")
_TOLD = {"V1", "V2", "D1"}
_BEFORE = Audit(
    id="2021-014",
    scope=None,
    framework=F2019.key,
    kind=AuditKind.EXTERNAL,
    cycle=Cycle.INITIAL,
    process_started_on=None,
    audited_on=date(2021, 5, 17),
    findings=[
        Finding("V1", _PARTLY, improvements=[_FILES, "eerder afstemmen"]),
        Finding("V2", _PARTLY, improvements=[_PLANS]),
        Finding("D1", Rating.MET, improvements=[_HEARD]),
        *(
            Finding(norm.id, Rating.MET)
            for norm in F2019.norms
            if norm.id not in {"V1", "V2", "D1"}
        ),
    ],
)
_PLAN = ImprovementPlan(
    _BEFORE,
    [
        PlanStep(_FILES),
        PlanStep(_PLANS, done_on=date(2021, 11, 1), evidence=["scholingsplan 2022"]),
        PlanStep("eerder afstemmen", done_on=date(2021, 6, 1)),
        PlanStep("eerder afstemmen"),
    ],
)
_AFTER = attrs.evolve(
    _BEFORE,
    id="2023-020",
    cycle=Cycle.RECERTIFICATION,
    audited_on=date(2023, 5, 15),
    findings=[
        Finding(
            "V1",
            _PARTLY,
            improvements=[ImprovementPoint("dossiers afmaken", follows="P1", owner="B. de Vries")],
        ),
        *_BEFORE.findings[4:],
    ],
)
_MANY = attrs.evolve(
    _BEFORE,
    findings=[
        Finding(
            norm.id,
            _PARTLY,
            improvements=[ImprovementPoint("beter", due_on=date(2021, 9, 1), id=f"P{norm.id}")],
        )
        for norm in F2019.norms[:8]
    ],
)

_Value = ImprovementPlan | Conclusion
CASES: dict[str, _Value] = {
    "plan": _PLAN,
    "plan-of-many": ImprovementPlan(_MANY),
    "plan-of-an-organisation": ImprovementPlan(
        attrs.evolve(_BEFORE, scope=Scope(organisation="Welzijn Voorbeeld", activities=[]))
    ),
    "plan-of-none": ImprovementPlan(attrs.evolve(_BEFORE, findings=())),
    "re-audit-with-plan": conclude(
        _AFTER,
        FULL,
        previous=_BEFORE,
        plan=_PLAN,
        severities={
            IssueCode.SCOPE_MISSING: Severity.WARNING,
            IssueCode.INTERVIEWS_NOT_RECORDED: Severity.NOTE,
            IssueCode.DEVIATION_UNEXPLAINED: Severity.WARNING,
        },
    ),
    "re-audit-with-nothing-done": conclude(
        _AFTER, FULL, previous=_BEFORE, plan=ImprovementPlan(_BEFORE)
    ),
    "much-of-everything": conclude(
        attrs.evolve(
            _AFTER,
            certifying_body="Keurinstelling Voorbeeld voor maatschappelijke organisaties",
            process_started_on=date(2023, 1, 1),
            auditors=["A. Uditor", "B. Uditor", "C. Uditor"],
            findings=[
                *_AFTER.findings[:30],
                *(Finding(norm.id, _PARTLY, remark="-") for norm in F2019.norms[10:18]),
                Finding("V3", Rating.NOT_MET, remark="-"),
                # What was asked on another norm before.
                Finding("O1", _PARTLY, improvements=[ImprovementPoint("horen", follows="P3")]),
            ],
        ),
        FULL,
        previous=_BEFORE,
        plan=_PLAN,
        severities={IssueCode.PREVIOUS_MISSING: Severity.NOTE},
    ),
    "one-weight-changed": conclude(
        _BEFORE, FULL, severities={IssueCode.PREVIOUS_MISSING: Severity.NOTE}
    ),
}
