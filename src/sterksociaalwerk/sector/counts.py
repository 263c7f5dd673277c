# SPDX-License-Identifier: MIT
"""The results of many audits: outcomes, and ratings by norm and by category."""

from fractions import Fraction

from attrs import frozen

from ..framework import NormId, Tally
from .share import Share


@frozen(kw_only=True)
class OutcomeCounts:
    """How many audits have which outcome.

    Attributes:
        passed: Those that pass, however their open norms turn out.
        failed: Those that fail, however their open norms turn out.
        open: Those whose outcome depends on norms that are still open.

    Example:
        >>> counts = OutcomeCounts(passed=6, failed=2, open=4)
        >>> counts.total, counts.pass_rate
        (12, Share(count=6, of=8))
    """

    passed: int
    failed: int
    open: int

    @property
    def total(self) -> int:
        """The number of audits."""
        return self.passed + self.failed + self.open

    @property
    def pass_rate(self) -> Share:
        """Those that pass, out of those that are settled; open audits do not count."""
        return Share(self.passed, self.passed + self.failed)


@frozen(kw_only=True)
class NormProfile:
    """What was found on one norm, over many audits.

    Attributes:
        norm: The norm.
        category: The key of its category; ``None`` when not known.
        tally: How many audits gave it which rating; open where it is not settled.

    Example:
        >>> tally = Tally(met=6, partly_met=1, not_met=1, open=2)
        >>> NormProfile(norm=NormId("V1"), category=None, tally=tally).met
        Share(count=6, of=8)
    """

    norm: NormId
    category: str | None
    tally: Tally

    @property
    def met(self) -> Share:
        """The audits in which it is met, out of those in which it is settled and applies."""
        return Share(self.tally.met, _settled(self.tally))

    @property
    def deviates(self) -> Share:
        """The audits in which it is partly met or not met, out of the same."""
        return Share(self.tally.partly_met + self.tally.not_met, _settled(self.tally))


@frozen(kw_only=True)
class CategoryProfile:
    """What was found on the norms of one category, over many audits.

    Attributes:
        category: The key of the category; ``None`` for norms of a category not known.
        norms: How many norms it has.
        tally: The ratings of all of these in all audits.

    Example:
        >>> profile = CategoryProfile(category=None, norms=2, tally=Tally(met=3, not_met=1))
        >>> profile.met_rate
        Fraction(3, 4)
    """

    category: str | None
    norms: int
    tally: Tally

    @property
    def met_rate(self) -> Fraction | None:
        """The ratings that are *met*, out of those that are settled and apply.

        There is no interval: ratings of one audit are not independent of each other, so an interval
        would look narrower than it is.
        """
        return Share(self.tally.met, _settled(self.tally)).rate


def _settled(tally: Tally) -> int:
    return tally.met + tally.partly_met + tally.not_met
