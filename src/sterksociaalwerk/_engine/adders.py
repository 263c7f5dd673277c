# SPDX-License-Identifier: MIT
"""Adds planes: a number for each row, whose binary digits are planes themselves.

Three planes of one weight make a sum of that weight and a carry of twice the weight, in five
operations: a carry-save adder. Adding so within a weight until one plane is left, and then going on
with the carries, takes about one adder for each plane that is added.

Whoever compares with a cap does not ask how far a number is above it. So the adders may stop: from
the first weight on that is above the cap by itself, planes are not added but put together.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Number(NamedTuple):
    """A number for each row.

    Attributes:
        digits: The planes of its binary digits, the lowest first.
        beyond: The plane of the rows whose number is larger than was asked for. Their digits say
            nothing.
    """

    digits: list[int]
    beyond: int


def total(columns: Iterable[list[int]], most: int | None = None) -> Number:
    """Return the sum of planes by their weight: 1, 2, 4 and so on; the lists are used up.

    Args:
        columns: The planes of each weight, the lowest first.
        most: The largest number that matters; all of them if it is not given.
    """
    digits: list[int] = []
    carries: list[int] = []
    waiting = iter(columns)
    while most is None or most >> len(digits):
        column = next(waiting, None)
        if column is None:
            if not carries:
                return Number(digits, 0)
            column = []
        column += carries
        carries = []
        whole = column.pop() if column else 0
        while len(column) > 1:
            one, other = column.pop(), column.pop()
            differ = whole ^ one
            carries.append(whole & one | differ & other)
            whole = differ ^ other
        if column:
            (last,) = column
            carries.append(whole & last)
            whole ^= last
        digits.append(whole)
        # A carry of nothing would go on for ever.
        carries = [carry for carry in carries if carry]
    beyond = 0
    for column in (carries, *waiting):
        for plane in column:
            beyond |= plane
    return Number(digits, beyond)


def spread(columns: list[list[int]], digits: Iterable[int], times: int) -> None:
    """Add a number, a whole number of times, to columns of planes by weight."""
    digits = list(digits)
    at = 0
    while times:
        if times & 1:
            for place, digit in enumerate(digits, at):
                while len(columns) <= place:
                    columns.append([])
                if digit:
                    columns[place].append(digit)
        times >>= 1
        at += 1


def above(number: Number, cap: int) -> int:
    """Return the plane of the rows whose number is larger than a cap, of those that matter."""
    if cap >> len(number.digits):
        return 0
    larger = 0
    for at, digit in enumerate(number.digits):
        # The higher digits decide: where they are equal, what the lower ones said stands.
        larger = digit & larger if cap >> at & 1 else digit | larger
    return larger | number.beyond
