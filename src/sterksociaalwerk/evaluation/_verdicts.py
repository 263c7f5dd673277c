# SPDX-License-Identifier: MIT
"""From a row or a tally to a verdict.

Verdicts of a rule that needs no norms depend on counts alone, and equal ones are one object: audits
of one edition share a few hundred. They are kept with the compiled rule, by the count of a row.
"""

from .._engine.deciding import Decided, decided_by_counts, decided_by_row
from .._engine.rows import byte_of
from .._engine.rules import CompiledRule
from ..framework import OPEN_RATINGS, Cycle, Framework, Rating, Tally
from .verdict import LimitResult, Outcome, Verdict

_MET, _PARTLY_MET, _NOT_MET, _NOT_APPLICABLE = (rating.order for rating in Rating)
_OPEN = byte_of(rating.order for rating in OPEN_RATINGS)
# Estimates, in bytes.
_VERDICT, _RESULT = 400, 200


def verdict_of_row(framework: Framework, cycle: Cycle, row: bytes) -> Verdict:
    """Decide on a row that is right.

    What is kept by its count is found by those who ask, where one more call would take long.
    """
    rule = framework.compiled_for(cycle)
    layout = framework.layout
    count = layout.count(row)
    # Counts do not suffice where the rule needs norms, or some norms are open in another way.
    if rule.kind_of or count[4:]:
        return _verdict(framework, cycle, layout.tally_of(count), decided_by_row(rule, row))
    return rule.keep(count, verdict_of_tally(framework, cycle, layout.tally_of(count)), 100)


def verdict_of_tally(framework: Framework, cycle: Cycle, tally: Tally) -> Verdict:
    """Decide on counts that fit a framework."""
    rule = framework.compiled_for(cycle)
    verdict: Verdict | None = rule.kept.get(tally)
    if verdict is None:
        counts = {
            _MET: tally.met,
            _PARTLY_MET: tally.partly_met,
            _NOT_MET: tally.not_met,
            _NOT_APPLICABLE: tally.not_applicable,
            _OPEN: tally.open,
        }
        verdict = _verdict(framework, cycle, tally, decided_by_counts(rule, counts))
        rule.keep(tally, verdict, _VERDICT)
    return verdict


def _verdict(framework: Framework, cycle: Cycle, tally: Tally, decided: Decided) -> Verdict:
    holds, least, most = decided
    rule = framework.compiled_for(cycle)
    limits = tuple(
        rule.kept.get(key) or _limit_result(framework, cycle, rule, key)
        for key in zip((_limit_result,) * len(least), range(len(least)), least, most, strict=True)
    )
    return Verdict(outcome=Outcome.of(holds), tally=tally, limits=limits)


def _limit_result(
    framework: Framework, cycle: Cycle, rule: CompiledRule, key: tuple[object, int, int, int]
) -> LimitResult:
    _, at, least, most = key
    limit = framework.rule_for(cycle).limits[at]
    return rule.keep(key, LimitResult(limit=limit, least=least, most=most), _RESULT)
