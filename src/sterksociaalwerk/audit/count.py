# SPDX-License-Identifier: MIT
"""Numbers of heads, people or full-time equivalents, which may be known in part."""

from decimal import Decimal
from typing import ClassVar

from attrs import field, frozen

from .._checks import MOST_TOGETHER, Faults, NoTruthValue, shown
from ..errors import InvalidValueError
from ._numbers import exact, is_number, problem, total


def _exact_or_none(value: Decimal | float | None) -> int | Decimal | None:
    return None if value is None else exact(value)


def _check(faults: Faults, path: str, value: object) -> bool:
    if not is_number(value):
        return faults.add(path, f"must be a number such as Decimal('12.5'), got {shown(value)}")
    fault = problem(value)
    return not fault or faults.add(path, f"{fault}, got {shown(value)}")


@frozen(repr=False)
class Count(NoTruthValue):
    """How many there are, as far as is known.

    Wherever a count is asked for, a plain number will do, and is taken as exact. Counts can be
    added to each other and to numbers, and are never rounded. A count has no truth value: to
    compare it with a number, look at its bounds or at :attr:`exact`.

    Attributes:
        at_least: The lower bound: 0 to 1 000 000 000 000 000 000 with at most 30 decimals. Kept as
            an ``int`` if it is whole, else as a ``Decimal``; a float counts as the number that its
            repr shows.
        at_most: The upper bound, not less than *at_least*; ``None`` when not known.

    Raises:
        InvalidValueError: If a bound is malformed; lists every fault.

    Example:
        >>> several = Count(2)
        >>> several + 11
        Count(13, None)
        >>> sum([Count(2, 4), Count(3, 3), 2.5])
        Count(Decimal('7.5'), Decimal('9.5'))
        >>> Count(3, 3).exact, several.exact
        (3, None)
    """

    at_least: int | Decimal = field(converter=exact)
    at_most: int | Decimal | None = field(default=None, converter=_exact_or_none)

    _instead: ClassVar[str] = ", since it may be known in part; look at .at_least or .exact"

    def __attrs_post_init__(self) -> None:
        least, most = self.at_least, self.at_most
        # What most counts are, in a fraction of the time.
        top = least if most is None else most
        usual = type(least) is int and type(top) is int
        if not usual or not 0 <= least <= top <= MOST_TOGETHER:
            self._check()

    def _check(self) -> None:
        faults = Faults()
        known = _check(faults, "at_least", self.at_least)
        most = self.at_most
        if most is not None and _check(faults, "at_most", most) and known and most < self.at_least:
            faults.add("at_most", f"must be at least {self.at_least}, got {shown(most)}")
        faults.raise_any(InvalidValueError)

    @classmethod
    def of(cls, number: Decimal | float) -> "Count":
        """Return the count that a number stands for: exactly that.

        Raises:
            InvalidValueError: If *number* is not a number that a count can be.

        Example:
            >>> Count.of(12)
            Count(12, 12)
        """
        return cls(number, number)

    @property
    def exact(self) -> int | Decimal | None:
        """The number, if both bounds are the same; ``None`` when it is not known exactly."""
        return self.at_least if self.at_least == self.at_most else None

    def __add__(self, other: "Count | Decimal | float") -> "Count":
        """Return both together: what is not known of one is not known of the sum."""
        if isinstance(other, Count):
            more = other
        elif isinstance(other, float) or is_number(other):
            more = Count.of(other)
        else:
            return NotImplemented
        most = None
        if self.at_most is not None and more.at_most is not None:
            most = total(self.at_most, more.at_most)
        return Count(total(self.at_least, more.at_least), most)

    __radd__ = __add__

    def __repr__(self) -> str:
        """Return both bounds, so that nobody takes the lower one for the number."""
        return f"Count({self.at_least!r}, {self.at_most!r})"
