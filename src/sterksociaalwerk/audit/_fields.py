# SPDX-License-Identifier: MIT
"""How fields of this package are read: names, and what is named of a scope.

The checks that every package shares are in ``_checks``.
"""

from collections.abc import Iterable
from typing import cast

from .._checks import Faults, frozen_set, shown
from .everything import ALL, Everything


def name_set(value: Iterable[str]) -> frozenset[str]:
    """Return names as a set; leave what is no collection as it is, for the check to name."""
    return frozen_set(value)


def names_or_all(value: Iterable[str] | Everything) -> frozenset[str] | Everything:
    """Return names as a set; leave `ALL`, and what is no collection, as it is."""
    return value if isinstance(value, Everything) else name_set(value)


def names_if_recorded(
    value: Iterable[str] | Everything | None,
) -> frozenset[str] | Everything | None:
    """Return the same for what may not be recorded."""
    return None if value is None else names_or_all(value)


def check_named(faults: Faults, path: str, value: object, *, optional: bool = False) -> None:
    """Check what `names_or_all` or `names_if_recorded` returned."""
    if value is ALL or (optional and value is None):
        return
    join, others = (", ", "ALL or None") if optional else (" or ", "ALL")
    if not isinstance(value, frozenset):
        faults.add(path, f"must be a collection of names{join}{others}, got {shown(value)}")
    elif faults.names(path, cast("frozenset[object]", value)) and not value:
        # An empty collection would be read as all by some and as none by others.
        faults.add(path, f"must name at least one, or be {others}")


def by_names(value: frozenset[str] | Everything | None) -> tuple[int, list[str]]:
    """Return a key that puts what is named in an order."""
    if value is None:
        return 0, []
    return (2, sorted(value)) if isinstance(value, frozenset) else (1, [])
