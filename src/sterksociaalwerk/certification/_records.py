# SPDX-License-Identifier: MIT
"""What records in a row have in common: an order, and one label.

The order is total, so that the same records are equal however they were given: those that tie are
equal, and so stand side by side.
"""

import datetime
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from .._checks import Faults, shown, tupled
from .certificate import Certificate

_T = TypeVar("_T")
_Key = tuple[object, ...]


def _are_all(values: object, kind: type) -> bool:
    return isinstance(values, tuple) and all(
        isinstance(value, kind) for value in cast("tuple[object, ...]", values)
    )


def sorted_records(
    values: Iterable[_T], kind: type[_T], key: Callable[[_T], _Key]
) -> tuple[_T, ...]:
    """Return records of one kind in order; leave anything else as it is, for a check to name."""
    records = tupled(values)
    return tuple(sorted(records, key=key)) if _are_all(records, kind) else records


class Maxima:
    """Finds the last number in a row beyond a bound, in a number of steps that hardly grows.

    The first level is the numbers, each next one the larger of every pair.
    """

    __slots__ = ("_levels",)

    def __init__(self, numbers: list[int]) -> None:
        self._levels = [numbers]
        while len(numbers) > 1:
            numbers = list(map(max, numbers[::2], numbers[1::2]))
            self._levels.append(numbers)

    def last_beyond(self, bound: int, end: int) -> int:
        """Return the last place before *end*, 1 or more, of a number beyond a bound; 0 if none."""
        level = 0
        # Blocks of numbers from the end back, of one size and of twice that in turn.
        while end % 2 == 0 or self._levels[level][end - 1] <= bound:
            end //= 2
            level += 1
            if not end:
                return 0
        at = end - 1
        for numbers in reversed(self._levels[:level]):
            at = 2 * at + 1
            at -= numbers[at] <= bound
        return at


def certificate_order(certificate: Certificate) -> _Key:
    """Return what certificates are sorted by: the days first, then all else."""
    award = certificate.award
    advice = award.advice
    return (
        certificate.valid_from,
        award.awarded_on,
        certificate.valid_until,
        certificate.organisation,
        certificate.framework,
        award.awarded_by,
        advice.given_on,
        advice.given_by,
        advice.audit,
        advice.outcome.value,
        tuple(
            (
                condition.due_on,
                condition.text,
                condition.fulfilled_on is None,
                condition.fulfilled_on or datetime.date.max,
            )
            for condition in advice.conditions
        ),
    )


def check_label(faults: Faults, path: str, certificate: Certificate, first: Certificate) -> None:
    """Check that a certificate is of the label of another."""
    if certificate.framework.label != first.framework.label:
        name, other = shown(certificate.framework.label), shown(first.framework.label)
        faults.add(f"{path}.framework.label", f"must be {other} like the first, got {name}")
