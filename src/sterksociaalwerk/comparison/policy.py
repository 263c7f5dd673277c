# SPDX-License-Identifier: MIT
"""How ratings carry over, depending on what became of the norms.

:func:`~sterksociaalwerk.comparison.carry_over` carries over by these policies.
"""

from collections.abc import Mapping
from enum import StrEnum

from .._checks import Faults, shown
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError
from .link import Change


class CarryPolicy(StrEnum):
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

    @classmethod
    def with_defaults(
        cls, changed: "Mapping[Change, CarryPolicy] | None"
    ) -> "Mapping[Change, CarryPolicy]":
        """Return the default policy with the changes of an argument.

        Raises:
            InvalidArgumentError: If it is not a mapping of changes to policies, or a policy does
                not fit a change: *same* and *split* need one source, *merged* one or more; lists
                every fault.

        Example:
            >>> CarryPolicy.with_defaults({Change.REVISED: CarryPolicy.SAME})[Change.REVISED].value
            'same'
        """
        if changed is None:
            return DEFAULT_POLICY
        faults = Faults()
        if faults.mapping("policy", changed, "changes to policies"):
            for change, policy in changed.items():
                path = f"policy[{shown(change)}]"
                right = faults.instance(path, change, Change, "for a Change")
                right &= faults.instance(path, policy, CarryPolicy, "a CarryPolicy")
                if right and change not in _FITS[policy]:
                    faults.add(path, f"{policy.value!r} does not fit {change.value!r}")
        faults.raise_any(InvalidArgumentError)
        return {**DEFAULT_POLICY, **changed}


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

_ONE_SOURCE = frozenset(
    {Change.UNCHANGED, Change.REWORDED, Change.REVISED, Change.MOVED, Change.SPLIT}
)
_FITS = {
    CarryPolicy.SAME: _ONE_SOURCE,
    CarryPolicy.SPLIT: _ONE_SOURCE,
    CarryPolicy.MERGED: _ONE_SOURCE | {Change.MERGED, Change.RESTRUCTURED},
    CarryPolicy.OPEN: frozenset(DEFAULT_POLICY),
}
