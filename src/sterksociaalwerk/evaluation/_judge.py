# SPDX-License-Identifier: MIT
"""From a row or a tally to a verdict.

Verdicts of a rule that needs no norms depend on counts alone, and equal ones are one object: audits
of one edition share a few hundred. What is kept is bounded, and follows from the rule only.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from .._checks import fail, shown
from ..errors import InvalidArgumentError
from ..framework import Cycle, Framework, Rating, Tally
from ..framework._layout import DECODED, OPEN, tally_of_row
from ..framework._usage import Usage, Vector
from ._search import Item, Option, fewest
from .verdict import LimitResult, Outcome, Verdict

__all__ = ["possible", "usage_for", "verdict_of_row", "verdict_of_tally"]

_MOST_KEPT = 20_000
_MET = bytes([Rating.MET])
# Before Python 3.12 asking an enum for a member takes longer than counting a row.
_INITIAL = Cycle.INITIAL
_SETTLED = tuple(range(len(Rating)))


def usage_for(framework: Framework, cycle: Cycle) -> Usage:
    """Return the rule of a cycle, spread over the catalogue."""
    if cycle is _INITIAL:
        return framework.usage
    if cycle is Cycle.RECERTIFICATION:
        return framework.recertification_usage
    raise fail(InvalidArgumentError, "cycle", f"must be a Cycle, got {shown(cycle)}")


def verdict_of_tally(usage: Usage, tally: Tally) -> Verdict:
    """Decide on counts that fit the framework."""
    verdicts = usage.once(_no_verdicts)
    verdict = verdicts.get(tally)
    if verdict is None:
        counts = (tally.met, tally.partly_met, tally.not_met, tally.not_applicable, tally.open)
        verdict = _judged(usage, tally, Counter(dict(zip((*_SETTLED, OPEN), counts, strict=True))))
        if len(verdicts) >= _MOST_KEPT:
            verdicts.clear()
        verdicts[tally] = verdict
    return verdict


def verdict_of_row(usage: Usage, row: bytes) -> Verdict:
    """Decide on a row of the framework that a usage was made for."""
    if not usage.kind_of:
        # The common case first: nothing but met, partly met and not met.
        deviating = row.translate(None, _MET)
        partly_met, not_met = deviating.count(1), deviating.count(2)
        if partly_met + not_met == len(deviating):
            verdict: Verdict | None = usage.settled.get((partly_met, not_met))
            if verdict is None:
                verdict = verdict_of_tally(usage, tally_of_row(row))
                if len(usage.settled) >= _MOST_KEPT:
                    usage.settled.clear()
                usage.settled[partly_met, not_met] = verdict
            return verdict
    tally = tally_of_row(row)
    if usage.kind_of:
        return _judged_by_norm(usage, tally, row)
    if row.count(OPEN) != tally.open:
        return _judged(usage, tally, Counter(row))
    return verdict_of_tally(usage, tally)


def _no_verdicts(_: Usage) -> dict[Tally, Verdict]:
    return {}


def _judged(usage: Usage, tally: Tally, codes: Counter[int]) -> Verdict:
    """Decide on the number of norms for each byte of a row."""
    kind = usage.kinds[0]
    least = most = (0,) * len(usage.caps)
    for code, count in codes.items():
        columns = list(zip(*(kind[rating] for rating in possible(code)), strict=True))
        least = _added(least, (min(column) for column in columns), count)
        most = _added(most, (max(column) for column in columns), count)

    def items() -> list[Item]:
        return [
            Item(0, usage.once(_options, 0, code), count) for code, count in codes.items() if count
        ]

    return _verdict(usage, tally, least, most, items)


def _judged_by_norm(usage: Usage, tally: Tally, row: bytes) -> Verdict:
    least, most = usage.of_row(row)

    def items() -> list[Item]:
        alike = Counter(zip(usage.group_of, usage.kind_of, row, strict=True))
        return [
            Item(group, usage.once(_options, kind, code), count)
            for (group, kind, code), count in alike.items()
        ]

    return _verdict(usage, tally, least, most, items)


def possible(code: int) -> tuple[Rating, ...]:
    """Return the ratings that a byte of a row leaves possible, best first."""
    decoded = DECODED[code]
    return tuple(sorted(decoded)) if isinstance(decoded, frozenset) else (Rating(code),)


def _options(usage: Usage, kind: int, code: int) -> tuple[Option, ...]:
    """Return what a norm may turn out to be: every rating still possible, at no cost."""
    vectors = usage.kinds[kind]
    return tuple(Option(0, vectors[rating]) for rating in possible(code))


def _added(total: Vector, amounts: Iterable[int], times: int) -> Vector:
    return tuple(before + amount * times for before, amount in zip(total, amounts, strict=True))


def _no_limit_results(_: Usage) -> dict[tuple[int, int, int], LimitResult]:
    return {}


def _limit_results(usage: Usage, least: Vector, most: Vector) -> tuple[LimitResult, ...]:
    kept = usage.once(_no_limit_results)
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    results: list[LimitResult] = []
    for key in zip(range(len(least)), least, most, strict=True):
        result = kept.get(key)
        if result is None:
            at, low, high = key
            result = kept[key] = LimitResult(limit=usage.rule.limits[at], least=low, most=high)
        results.append(result)
    return tuple(results)


def _verdict(
    usage: Usage, tally: Tally, least: Vector, most: Vector, items: Callable[[], list[Item]]
) -> Verdict:
    limits = _limit_results(usage, least, most)
    outcomes = [result.outcome for result in limits]
    outcome = Outcome.OPEN
    if Outcome.FAIL in outcomes:
        outcome = Outcome.FAIL
    elif Outcome.OPEN not in outcomes:
        outcome = Outcome.PASS
    elif fewest(usage, items()) is None:
        # No limit is exceeded by itself, but open norms compete for what is left.
        outcome = Outcome.FAIL
    return Verdict(outcome=outcome, tally=tally, limits=limits)
