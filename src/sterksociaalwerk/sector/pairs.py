# SPDX-License-Identifier: MIT
"""Norms that say the same, norms that say nothing, and audits rated twice."""

from fractions import Fraction

from attrs import frozen

from ..framework import NormId
from .kappa import Kappa
from .share import Share


@frozen(kw_only=True)
class NormPair:
    """Two norms that are rated alike.

    Attributes:
        one: The norm that comes first in the catalogue.
        other: The other norm.
        kappa: How far their ratings agree beyond chance.

    Example:
        >>> pair = NormPair(one=NormId("V1"), other=NormId("V2"), kappa=Kappa.of([[5, 0], [0, 4]]))
        >>> pair.kappa.value
        Fraction(1, 1)
    """

    one: NormId
    other: NormId
    kappa: Kappa


@frozen(kw_only=True)
class RedundantPairs:
    """The pairs of norms of which one may be enough.

    Two norms that are rated alike need not ask the same: this shows where to look.

    Attributes:
        pairs: Those that agree enough, the most alike first, then in the order of the catalogue.
        comparisons: How many pairs were compared.
        at_least: The smallest kappa for which a pair is listed.
        level: How likely chance alone may be to list any pair at all: each pair has to be less
            likely than this divided by the number of comparisons.

    Source:
        Dividing by the number of comparisons is the correction after C.E. Bonferroni; applied to
        comparisons by O.J. Dunn, "Multiple comparisons among means", Journal of the American
        Statistical Association 56 (1961), 52-64.

    Example:
        >>> found = RedundantPairs(
        ...     pairs=(), comparisons=1176, at_least=Fraction(4, 5), level=Fraction(1, 20)
        ... )
        >>> len(found.pairs), found.comparisons
        (0, 1176)
    """

    pairs: tuple[NormPair, ...]
    comparisons: int
    at_least: Fraction
    level: Fraction


@frozen(kw_only=True)
class BlindSpot:
    """A norm that hardly ever deviates.

    Attributes:
        norm: The norm.
        deviates: In how many audits it is partly met or not met, out of those in which it is
            settled and applies.

    Example:
        >>> spot = BlindSpot(norm=NormId("V1"), deviates=Share(0, 400))
        >>> spot.deviates.interval[1] < 0.01
        True
    """

    norm: NormId
    deviates: Share


@frozen(kw_only=True)
class BlindSpots:
    """The norms that never, or nearly never, deviate: everybody meets them, or nobody looks.

    Attributes:
        norms: Those whose share is certainly small: the upper bound of its interval is at most
            *at_most*. Those that deviate least come first, then in the order of the catalogue.
        at_most: That bound. A few audits cannot show that a norm never deviates: for a bound of 5 %
            it takes 73 in which it does not.
        considered: How many norms were looked at.

    Example:
        >>> BlindSpots(norms=(), at_most=Fraction(1, 20), considered=49).considered
        49
    """

    norms: tuple[BlindSpot, ...]
    at_most: Fraction
    considered: int


@frozen(kw_only=True)
class NormAgreement:
    """How far two ratings of the same audits agree on one norm.

    Attributes:
        norm: The norm.
        kappa: Their agreement beyond chance.

    Example:
        >>> NormAgreement(norm=NormId("V1"), kappa=Kappa.of([[3, 1], [0, 2]])).kappa.agreed
        5
    """

    norm: NormId
    kappa: Kappa


@frozen(kw_only=True)
class Agreement:
    """How far two ratings of the same audits agree.

    Attributes:
        audits: How many audits were rated twice.
        outcome: Their agreement on the outcome, over the audits that are settled in both.
        overall: Their agreement on all norms together. Ratings of one audit are not independent, so
            the chance that it states is too low.
        norms: Their agreement on each norm, in the order of the catalogue.

    Example:
        >>> one = Kappa.of([[3, 1], [0, 2]])
        >>> Agreement(audits=6, outcome=one, overall=one, norms=()).overall.value
        Fraction(2, 3)
    """

    audits: int
    outcome: Kappa
    overall: Kappa
    norms: tuple[NormAgreement, ...]
