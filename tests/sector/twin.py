# SPDX-License-Identifier: MIT
"""The plain twin of a portfolio: a list of evaluations, counted in loops."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from sterksociaalwerk.evaluation import Evaluation, Outcome
from sterksociaalwerk.framework import Rated, Rating, Tally
from sterksociaalwerk.sector import OutcomeCounts

__all__ = ["counted", "kappa", "plain_suppression", "profile", "rated", "slope", "wilson"]

_COMPARED = (Rating.MET, Rating.PARTLY_MET, Rating.NOT_MET)


def counted(evaluations: Sequence[Evaluation]) -> OutcomeCounts:
    outcomes = Counter(evaluation.outcome for evaluation in evaluations)
    return OutcomeCounts(
        passed=outcomes[Outcome.PASS], failed=outcomes[Outcome.FAIL], open=outcomes[Outcome.OPEN]
    )


def rated(evaluations: Sequence[Evaluation]) -> list[list[Rated]]:
    """Return for each norm what was found in every audit."""
    ids = evaluations[0].framework.layout.ids
    return [[evaluation.ratings[norm] for evaluation in evaluations] for norm in ids]


def profile(evaluations: Sequence[Evaluation]) -> list[Tally]:
    return [Tally.of(ratings) for ratings in rated(evaluations)]


def wilson(count: int, of: int) -> tuple[float, float]:
    """Solve (p - rate)^2 = z^2 p (1 - p) / n for p."""
    z = 1.959963984540054
    a, b, c = 1 + z * z / of, -(2 * count / of + z * z / of), (count / of) ** 2
    root = sqrt(max(b * b - 4 * a * c, 0))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def kappa(one: Sequence[Rated], other: Sequence[Rated]) -> tuple[int, Fraction | None]:
    pairs = [
        (mine, theirs)
        for mine, theirs in zip(one, other, strict=True)
        if mine in _COMPARED and theirs in _COMPARED
    ]
    if not pairs:
        return 0, None
    count = len(pairs)
    agreed = Fraction(sum(mine is theirs for mine, theirs in pairs), count)
    chance = Fraction(sum(mine is theirs for mine, _ in pairs for _, theirs in pairs), count**2)
    return count, None if chance == 1 else (agreed - chance) / (1 - chance)


def slope(points: Sequence[tuple[int, bool]]) -> tuple[Fraction, Fraction]:
    """Return the least squares line through single audits, and N times its correlation squared."""
    count = len(points)
    x = Fraction(sum(at for at, _ in points), count)
    y = Fraction(sum(passed for _, passed in points), count)
    zero = Fraction(0)
    xy = sum(((at - x) * (passed - y) for at, passed in points), zero)
    xx = sum(((at - x) * (at - x) for at, _ in points), zero)
    yy = sum(((passed - y) * (passed - y) for _, passed in points), zero)
    return xy / xx, count * xy * xy / (xx * yy)


def plain_suppression(sizes: Sequence[int], minimum: int) -> int:
    """Return how many groups are hidden at the least: the smallest first, until nothing is told."""
    ordered = sorted(sizes)
    small = sum(size < minimum for size in ordered)
    if not small:
        return 0
    for hidden in range(small, len(ordered) + 1):
        audits = sum(ordered[:hidden])
        # As many audits as groups: then each has one.
        if hidden > 1 and audits >= minimum and audits > hidden:
            return hidden
    return len(ordered)
