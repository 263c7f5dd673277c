# SPDX-License-Identifier: MIT
"""Where the ratings that were carried over come from, and what was dropped."""

from attrs import field, frozen

from .._checks import plain_repr
from ..framework import NormId, Rated
from .link import Change
from .policy import CarryPolicy


@frozen(kw_only=True)
class Origin:
    """Where the rating of a norm comes from.

    Attributes:
        norm: The norm of the new framework.
        change: What became of its sources.
        sources: The norms of the old framework, ascending.
        before: Their ratings, or those still possible, in the same order.
        policy: How they were carried over.
        remark: The remark of the link.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> origin = Origin(
        ...     norm="N1",
        ...     change=Change.SPLIT,
        ...     sources=("V1",),
        ...     before=(Rating.NOT_MET,),
        ...     policy=CarryPolicy.SPLIT,
        ...     remark="",
        ... )
        >>> origin.sources, origin.before
        (('V1',), (<Rating.NOT_MET: 'not-met'>,))
    """

    norm: NormId
    change: Change
    sources: tuple[NormId, ...]
    before: tuple[Rated, ...] = field(repr=plain_repr)
    policy: CarryPolicy
    remark: str


@frozen(kw_only=True)
class Dropped:
    """A norm that was withdrawn, and the rating that is dropped with it.

    Attributes:
        norm: The norm of the old framework.
        rating: Its rating, or those still possible.

    Example:
        >>> from sterksociaalwerk.framework import Rating
        >>> Dropped(norm="V1", rating=Rating.NOT_MET).rating.value
        'not-met'
    """

    norm: NormId
    rating: Rated = field(repr=plain_repr)
