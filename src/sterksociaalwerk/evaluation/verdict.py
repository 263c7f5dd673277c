# SPDX-License-Identifier: MIT
"""The verdict: whether the limits of a rule hold, decided exactly.

This is what follows from the ratings and nothing else. Advice and award are up to other parties:
see :mod:`sterksociaalwerk.certification`.
"""

from enum import StrEnum

from attrs import field, frozen

from .._checks import NoTruthValue
from ..framework import Limit, Tally

# So many limits stand in a short form; the others are counted.
_SHOWN = 6


class Outcome(StrEnum):
    """What can be said about a rule, given what is known.

    Example:
        >>> Outcome("open")
        <Outcome.OPEN: 'open'>
    """

    PASS = "pass"
    """However the open norms turn out, every limit holds."""

    FAIL = "fail"
    """However the open norms turn out, a limit is exceeded."""

    OPEN = "open"
    """It depends on norms that are still open."""

    @classmethod
    def of(cls, holds: bool | None) -> "Outcome":  # noqa: FBT001  # the one thing it is about
        """Return the outcome of a rule that holds, does not hold, or may or may not.

        Example:
            >>> Outcome.of(None)
            <Outcome.OPEN: 'open'>
        """
        if holds is None:
            return cls.OPEN
        return cls.PASS if holds else cls.FAIL


@frozen(kw_only=True)
class LimitResult:
    """The result for one limit.

    Attributes:
        limit: The limit.
        least: The count if the open norms turn out well for this limit; norms, or weight.
        most: The count if they turn out badly; equal to *least* when nothing is open.
        outcome: PASS if *most* is within the limit, FAIL if *least* is beyond it, else OPEN.
        margin: ``limit.at_most - most``: what is left if everything turns out badly; 0 or more
            exactly when the limit certainly holds.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> limit = Limit(key="not-met", ratings={Rating.NOT_MET}, at_most=3)
        >>> LimitResult(limit=limit, least=1, most=2).margin
        1
    """

    limit: Limit
    least: int
    most: int
    outcome: Outcome = field(init=False)
    margin: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        at_most = self.limit.at_most
        outcome = Outcome.OPEN
        if self.most <= at_most:
            outcome = Outcome.PASS
        elif self.least > at_most:
            outcome = Outcome.FAIL
        object.__setattr__(self, "outcome", outcome)
        object.__setattr__(self, "margin", at_most - self.most)

    def __repr__(self) -> str:
        return f"LimitResult({_told(self)}, {self.outcome.name})"


@frozen(kw_only=True)
class Verdict(NoTruthValue):
    """Whether a rule is met, and the result for each of its limits.

    It has no truth value: compare :attr:`outcome`.

    Attributes:
        outcome: PASS or FAIL only if every way to settle the open norms agrees, else OPEN. It can
            be FAIL although no limit by itself is certainly exceeded: open norms may compete.
        tally: The counts that were decided on.
        limits: The result for each limit, in the order of the rule.

    Example:
        >>> from sterksociaalwerk.evaluation import decide
        >>> from sterksociaalwerk.label import V2019
        >>> verdict = decide(Tally(met=46, partly_met=3), V2019)
        >>> verdict.outcome, [result.margin for result in verdict.limits]
        (<Outcome.PASS: 'pass'>, [5, 3])
    """

    outcome: Outcome
    tally: Tally
    limits: tuple[LimitResult, ...]

    def __repr__(self) -> str:
        told = [_told(result) for result in self.limits[:_SHOWN]]
        more = len(self.limits) - len(told)
        told += [f"{more} more"] if more else []
        return f"Verdict({', '.join([self.outcome.name, *told])})"


def _told(result: LimitResult) -> str:
    """Return how much of a limit is used: "partly-met 3/8", or "2-5/8" where it is open."""
    least, most = result.least, result.most
    used = f"{least}" if least == most else f"{least}-{most}"
    return f"{result.limit.key} {used}/{result.limit.at_most}"
