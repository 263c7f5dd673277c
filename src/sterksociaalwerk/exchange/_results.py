# SPDX-License-Identifier: MIT
"""What the constructors of results do not check, since only the library makes them.

A document may come from anywhere; the types are checked by what reads it, and this is the rest.
"""

from collections.abc import Iterator, Mapping

from ..comparison import CarryOver
from ..conclusion import Conclusion
from ..errors import Fault
from ..evaluation import LimitResult, Outcome, Verdict
from ..framework import NormId
from ..improvement import Choice, Flip, RepairPlan, RuleAnalysis
from ._objects import Check


def _limit_result(value: LimitResult) -> Iterator[Fault]:
    if value.most < value.least:
        yield Fault("most", f"must be at least {value.least}, got {value.most}")


def _verdict(value: Verdict) -> Iterator[Fault]:
    found = {each.outcome for each in value.limits}
    possible = {Outcome.FAIL, Outcome.OPEN}
    if found <= {Outcome.PASS}:
        possible = {Outcome.PASS}
    elif Outcome.FAIL in found:
        possible = {Outcome.FAIL}
    if value.outcome not in possible:
        names = " or ".join(sorted(possible))
        yield Fault("outcome", f"must be {names} by the limits, got {value.outcome.value!r}")


def _choice(value: Choice) -> Iterator[Fault]:
    if not 1 <= value.pick <= len(value.among):
        yield Fault("pick", f"must be from 1 to the {len(value.among)} among, got {value.pick}")


def _repair_plan(value: RepairPlan) -> Iterator[Fault]:
    picked = sum(choice.pick for choice in value.choices)
    if not value.count == len(value.steps) == picked:
        problem = f"must be that of the steps, {len(value.steps)}, and of the choices, {picked}"
        yield Fault("count", f"{problem}, got {value.count}")


def _flip(value: Flip) -> Iterator[Fault]:
    count = len(value.changes) if value.changes else None
    if value.count != count:
        yield Fault("count", f"must be that of the changes, {count}, got {value.count}")


def _rule_analysis(value: RuleAnalysis) -> Iterator[Fault]:
    if value.monotone == bool(value.paradoxes):
        yield Fault("monotone", "must be true exactly where there is no paradox")
    if value.passing > value.states:
        yield Fault("passing", f"must be at most {value.states}, got {value.passing}")


def _conclusion(value: Conclusion) -> Iterator[Fault]:
    if value.evaluation is None:
        return
    framework, cycle = value.evaluation.framework.key, value.evaluation.cycle
    if framework != value.audit.framework:
        yield Fault("evaluation.framework", f"must be that of the audit, {value.audit.framework}")
    if cycle is not value.audit.cycle:
        yield Fault("evaluation.cycle", f"must be that of the audit, {value.audit.cycle.value!r}")


def _carry_over(value: CarryOver) -> Iterator[Fault]:
    for name in ("certain", "reassess", "decisive"):
        norms: tuple[NormId, ...] = getattr(value, name)
        if len(set(norms)) < len(norms):
            yield Fault(name, "must not have a norm twice")
    if {each.norm for each in value.origins} != set(value.ratings):
        yield Fault("origins", "must be of the norms that have a rating, and of these only")


CHECKS: Mapping[type, Check] = {
    CarryOver: _carry_over,
    Choice: _choice,
    Conclusion: _conclusion,
    Flip: _flip,
    LimitResult: _limit_result,
    RepairPlan: _repair_plan,
    RuleAnalysis: _rule_analysis,
    Verdict: _verdict,
}
