# SPDX-License-Identifier: MIT
"""How outcomes differ between groups of audits, such as years, bodies or regions."""

from fractions import Fraction
from math import erfc, sqrt

from attrs import frozen

from .._notebooks import ShownInNotebooks
from ..framework import Tally
from .counts import OutcomeCounts

GroupValue = str | int | None
"""What an audit's group is called; ``None`` where that is not recorded."""


@frozen(kw_only=True)
class TrendPoint:
    """The audits of one group.

    Attributes:
        value: What the group is called; ``None`` for the audits for which it is not recorded.
        outcomes: Their outcomes.
        tally: The ratings of all their norms; ``None`` where these were not asked for.

    Example:
        >>> outcomes = OutcomeCounts(passed=3, failed=1, open=0)
        >>> point = TrendPoint(value=2019, outcomes=outcomes)
        >>> point.outcomes.pass_rate.rate
        Fraction(3, 4)
    """

    value: GroupValue
    outcomes: OutcomeCounts
    tally: Tally | None = None


@frozen(kw_only=True)
class Trend(ShownInNotebooks):
    """The outcomes of audits by group, and whether they rise or fall.

    If the groups are whole numbers, such as years, *slope* and *chi_squared* are the
    Cochran-Armitage trend of the share that passes. Audits that are open do not count there, nor do
    those whose group is not recorded.

    Attributes:
        group: What the audits are grouped by.
        points: The groups that are shown: numbers first, then texts, ascending; what is not
            recorded comes last.
        suppressed: The groups that are too small to show, or that would give away one that is.
        minimum: The smallest number of audits in a group that is shown; 1 shows all.
        slope: How much the share that passes changes with each step of the number; ``None`` if
            there are not two numbers, or anything is suppressed.
        chi_squared: How far that is from no change, with one degree of freedom; ``None`` likewise,
            and where all pass or none does.

    Source:
        W.G. Cochran, "Some methods for strengthening the common chi-squared tests", Biometrics 10
        (1954), 417-451; P. Armitage, "Tests for linear trends in proportions and frequencies",
        Biometrics 11 (1955), 375-386.
        Suppression: the minimum frequency rule (threshold rule), with secondary suppression against
        subtracting from the total: A. Hundepool and others, *Statistical Disclosure Control*,
        Wiley 2012, on tabular data. Which further groups are hidden is our choice: the smallest.

    Example:
        >>> trend = Trend(
        ...     group="year", points=(), suppressed=(), minimum=1, slope=None, chi_squared=None
        ... )
        >>> trend.p_value is None
        True
    """

    group: str
    points: tuple[TrendPoint, ...]
    suppressed: tuple[GroupValue, ...]
    minimum: int
    slope: Fraction | None
    chi_squared: Fraction | None

    @property
    def p_value(self) -> float | None:
        """How likely chance alone is to give a trend as steep, up or down, in floats."""
        return None if self.chi_squared is None else erfc(sqrt(self.chi_squared / 2))
