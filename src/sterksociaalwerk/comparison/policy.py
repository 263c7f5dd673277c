# SPDX-License-Identifier: MIT
"""How ratings carry over, by what became of the norms.

Carrying over by these policies is :func:`~sterksociaalwerk.comparison.carry_over`.
"""

from collections.abc import Mapping
from enum import Enum

from .._mapping import FrozenMapping
from .link import Change

__all__ = ["DEFAULT_POLICY", "CarryPolicy"]


class CarryPolicy(Enum):
    """How the ratings of the norms of a link carry over to what became of them.

    Example:
        >>> DEFAULT_POLICY[Change.REVISED]
        <CarryPolicy.OPEN: 'open'>
    """

    SAME = "same"
    """The same rating; for links of one norm to one."""

    OPEN = "open"
    """Nothing is carried over: the norm is open."""

    MERGED = "merged"
    """All met: met. All not met: not met. None applicable: not applicable. Some not applicable:
    open. Otherwise partly met or not met."""

    SPLIT = "split"
    """Met: each met. Not met: each not met or partly met. Partly met: each open. Not applicable:
    each not applicable."""


DEFAULT_POLICY: Mapping[Change, CarryPolicy] = FrozenMapping(
    {
        Change.UNCHANGED: CarryPolicy.SAME,
        Change.REWORDED: CarryPolicy.SAME,
        Change.MOVED: CarryPolicy.SAME,
        Change.REVISED: CarryPolicy.OPEN,
        Change.ADDED: CarryPolicy.OPEN,
        Change.MERGED: CarryPolicy.MERGED,
        Change.SPLIT: CarryPolicy.SPLIT,
        Change.RESTRUCTURED: CarryPolicy.OPEN,
    }
)
"""The policy for each change, unless an argument says otherwise. Norms withdrawn are dropped."""
