# SPDX-License-Identifier: MIT
"""A norm that gets another rating: what repair plans and flips are made of."""

from attrs import field, frozen

from .._checks import plain_repr
from ..framework import NormId, Rated, Rating, possible_ratings


@frozen(kw_only=True)
class Step:
    """One norm that gets another rating.

    Attributes:
        norm: The norm.
        before: Its rating, or the ratings still possible for it.
        after: The rating it gets. For an open norm in a plan that makes an outcome certain, the
            rating it must at least reach.

    Example:
        >>> Step(norm="V1", before=Rating.NOT_MET, after=Rating.MET).is_upgrade
        True
    """

    norm: NormId
    before: Rated = field(repr=plain_repr)
    after: Rating

    @property
    def is_upgrade(self) -> bool:
        """Whether the norm gets a better rating than it has, or may have."""
        return self.after.order < max(each.order for each in possible_ratings(self.before))


@frozen(kw_only=True)
class Choice:
    """Norms that are equally good to raise: any *pick* of those *among*.

    Attributes:
        pick: How many norms to raise; 1 or more.
        among: The norms to pick from, in the order of the catalogue.
        before: The rating that each has, or the ratings still possible for each.
        after: The rating that each picked norm gets. For open norms in a plan that makes an outcome
            certain, the rating each must at least reach.

    Example:
        >>> Choice(pick=1, among=("V1", "V2"), before=Rating.NOT_MET, after=Rating.MET).pick
        1
    """

    pick: int
    among: tuple[NormId, ...]
    before: Rated = field(repr=plain_repr)
    after: Rating
