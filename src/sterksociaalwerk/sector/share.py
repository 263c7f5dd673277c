# SPDX-License-Identifier: MIT
"""A part of a whole, with the whole and how far chance may move it."""

from fractions import Fraction
from math import sqrt

from attrs import frozen

# The value that a standard normal variable exceeds once in forty times: 95 % lies between.
_Z = 1.959963984540054


@frozen
class Share:
    """A count out of a total.

    A rate without its denominator says little, so here they stay together.

    Attributes:
        count: How many.
        of: Out of how many.

    Source:
        The interval is E. B. Wilson's: "Probable inference, the law of succession, and statistical
        inference", Journal of the American Statistical Association 22 (1927), 209-212. It stays
        between 0 and 1, and is useful for few or extreme observations too.

    Example:
        >>> share = Share(46, 49)
        >>> share.rate
        Fraction(46, 49)
        >>> low, high = share.interval
        >>> round(low, 3), round(high, 3)
        (0.835, 0.979)
    """

    count: int
    of: int

    @property
    def rate(self) -> Fraction | None:
        """The exact share; ``None`` out of nothing."""
        return Fraction(self.count, self.of) if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The Wilson interval of 95 %, in floats; ``None`` out of nothing.

        It treats what was counted as independent observations.
        """
        if not self.of:
            return None
        rate, square = self.count / self.of, _Z * _Z
        middle = rate + square / (2 * self.of)
        margin = _Z * sqrt((rate * (1 - rate) + square / (4 * self.of)) / self.of)
        scale = 1 + square / self.of
        # At the ends the bound is exact; rounding must not move it.
        low = 0.0 if self.count == 0 else (middle - margin) / scale
        high = 1.0 if self.count == self.of else (middle + margin) / scale
        return low, high
