# SPDX-License-Identifier: MIT
"""How a set of the ratings still possible for a norm is checked."""

from collections.abc import Set as AbstractSet
from typing import cast

from .._checks import Faults, shown
from .rating import Rating

__all__ = ["possible_ratings"]


def possible_ratings(faults: Faults, path: str, value: object) -> bool:
    """Check a set of the ratings that are still possible for a norm."""
    if not isinstance(value, AbstractSet):
        return faults.add(path, f"must be a Rating or a set of them, got {shown(value)}")
    if not value:
        return faults.add(path, "an empty set leaves no possible rating")
    right = True
    for member in sorted(cast("AbstractSet[object]", value), key=shown):
        if not isinstance(member, Rating):
            right = faults.add(path, f"must hold nothing but Rating, got {shown(member)}")
    return right
