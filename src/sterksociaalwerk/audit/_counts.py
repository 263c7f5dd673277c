# SPDX-License-Identifier: MIT
"""How fields that hold a :class:`~sterksociaalwerk.audit.Count` are read and checked."""

from decimal import Decimal
from functools import lru_cache

from .._checks import MOST, Faults, shown
from ._numbers import Number, exact, is_number, problem
from .count import Count

NOBODY = Count(0, 0)


@lru_cache(maxsize=1024)
def _exactly(number: int) -> Count:
    return Count(number, number)


def as_count(value: Count | Decimal | float) -> Count:
    """Return what a number stands for; leave what is no number that a count can be."""
    if isinstance(value, Count):
        return value
    if type(value) is int and 0 <= value <= MOST:
        return _exactly(value)
    number = exact(value)
    if is_number(number) and not problem(number):
        return Count(number, number)
    return value  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def count_or_none(value: Count | Decimal | float | None) -> Count | None:
    """Return the same for what may not be recorded."""
    return None if value is None else as_count(value)


def check_count(
    faults: Faults,
    path: str,
    value: object,
    at_least: int = 0,
    at_most: int = MOST,
    *,
    whole: bool = True,
) -> bool:
    """Check what `as_count` returned."""
    bounds: list[object] = [exact(value)]  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    if isinstance(value, Count):
        # Each once: of a number both bounds are the same.
        bounds = [value.at_least]
        if value.at_most is not None and value.at_most != value.at_least:
            bounds.append(value.at_most)
    for bound in bounds:
        if not is_number(bound) or (whole and not isinstance(bound, int)):
            wanted = "a whole number" if whole else "a number such as Decimal('12.5')"
            return faults.add(path, f"must be {wanted} or a Count, got {shown(bound)}")
        if fault := problem(bound, at_least, at_most):
            return faults.add(path, f"{fault}, got {shown(bound)}")
    return True


def by_size(count: Count) -> tuple[Number, bool, Number]:
    """Return a key that puts counts in an order."""
    return count.at_least, count.at_most is None, count.at_most or 0
