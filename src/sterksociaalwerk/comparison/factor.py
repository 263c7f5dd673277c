# SPDX-License-Identifier: MIT
"""What may differ between two evaluations, and what that does to the outcome."""

from enum import StrEnum

from attrs import frozen

from ..evaluation import Outcome


class Factor(StrEnum):
    """What may differ between two evaluations.

    Example:
        >>> [factor.value for factor in Factor]
        ['ratings', 'norms', 'limits']
    """

    RATINGS = "ratings"
    """What was found."""

    NORMS = "norms"
    """Which norms there are, and whether they may be not applicable."""

    LIMITS = "limits"
    """What suffices."""


@frozen(kw_only=True)
class FactorEffect:
    """What one factor does to the outcome, all else being equal.

    Attributes:
        factor: The factor.
        differs: Whether it differs at all between the two evaluations.
        alone: The earlier outcome with this change alone; ``None`` when that cannot be worked out,
            since the limits of one side do not fit the norms of the other.
        without: The later outcome without this change; ``None`` likewise.

    Example:
        >>> from sterksociaalwerk.comparison import compare
        >>> from sterksociaalwerk.evaluation import evaluate
        >>> from sterksociaalwerk.framework import Rating
        >>> from sterksociaalwerk.label import V2017
        >>> framework = V2017.with_numbered_norms()
        >>> met = {norm.id: Rating.MET for norm in framework.norms}
        >>> first = evaluate(met | {f"V{n}": Rating.NOT_MET for n in range(1, 8)}, framework)
        >>> ratings = compare(first, evaluate(met, framework)).factors[0]
        >>> ratings.alone, ratings.without
        (<Outcome.PASS: 'pass'>, <Outcome.FAIL: 'fail'>)
    """

    factor: Factor
    differs: bool
    alone: Outcome | None
    without: Outcome | None
