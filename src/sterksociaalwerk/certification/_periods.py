# SPDX-License-Identifier: MIT
"""Counts who was certified in each of several periods."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import cast

from .._checks import Faults, shown
from .._mapping import FrozenMapping
from ..errors import InvalidArgumentError
from ._timeline import in_force
from .history import History


def check_periods(days: object) -> None:
    """Check the days that bound the periods."""
    faults = Faults()
    if faults.collection("days", days, "days"):
        several = cast("tuple[datetime.date, ...]", days)
        right = [faults.day(f"days[{at}]", day) for at, day in enumerate(several)]
        if not several[1:]:
            faults.add("days", f"must be two days or more, got {len(several)}")
        if all(right):
            for at, day in enumerate(several[1:], 1):
                if day <= several[at - 1]:
                    problem = (
                        f"must be after the day before it, {several[at - 1]}, got {shown(day)}"
                    )
                    faults.add(f"days[{at}]", problem)
    faults.raise_any(InvalidArgumentError)


def counted_by_period(
    days: tuple[datetime.date, ...], histories: Iterable[History]
) -> Mapping[datetime.date, int]:
    """Return by the first day of each period how many have a certificate in force in it."""
    bounds = [day.toordinal() for day in days]
    counts = [0] * (len(days) - 1)
    for history in histories:
        touched: set[int] = set()
        for certificate in history.certificates:
            for first, until in in_force(certificate):
                begin = max(bisect_right(bounds, first) - 1, 0)
                touched.update(range(begin, min(bisect_right(bounds, until - 1), len(counts))))
        for at in touched:
            counts[at] += 1
    return FrozenMapping(zip(days[:-1], counts, strict=True))
