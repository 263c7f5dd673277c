# SPDX-License-Identifier: MIT
"""How a rule is decided over many audits."""

from enum import StrEnum


class Way(StrEnum):
    """Which audits can be decided all at once; the outcome is exact either way.

    All at once is some hundred times as fast as one by one.

    Example:
        >>> Way("sets-one-by-one").name
        'SETS_ONE_BY_ONE'
    """

    ALL_AT_ONCE = "all-at-once"
    """Every audit, whatever is open in it."""

    SETS_ONE_BY_ONE = "sets-one-by-one"
    """All but those with norms of which only some ratings are possible, where these make limits
    compete; norms that are simply not rated are no problem."""

    OPEN_ONE_BY_ONE = "open-one-by-one"
    """All but those with norms that are not rated, where these make limits compete."""
