# SPDX-License-Identifier: MIT
"""Adds planes: a number for each row, whose binary digits are planes themselves.

Three planes of one weight make a sum of that weight and a carry of twice the weight, in five
operations: a carry-save adder. Adding so within a weight until one plane is left, and then going on
with the carries, takes about one adder for each plane that is added.
"""

from collections.abc import Iterable

Number = list[int]
"""A number for each row: the planes of its binary digits, the lowest first."""


def total(columns: Iterable[list[int]]) -> Number:
    """Return the sum of planes by their weight: 1, 2, 4 and so on; the lists are used up."""
    digits: Number = []
    carries: list[int] = []
    waiting = iter(columns)
    while True:
        column = next(waiting, None)
        if column is None:
            if not carries:
                return digits
            column = []
        column += carries
        carries = []
        while len(column) > 2:  # noqa: PLR2004  # an adder takes three
            one, other, third = column.pop(), column.pop(), column.pop()
            differ = one ^ other
            column.append(differ ^ third)
            carries.append(one & other | differ & third)
        if len(column) > 1:
            one, other = column.pop(), column.pop()
            column.append(one ^ other)
            carries.append(one & other)
        digits.append(column[0] if column else 0)
        # A carry of nothing would go on for ever.
        carries = [carry for carry in carries if carry]


def spread(columns: list[list[int]], number: Number, times: int) -> None:
    """Add a number, a whole number of times, to columns of planes by weight."""
    at = 0
    while times:
        if times & 1:
            for place, digit in enumerate(number, at):
                while len(columns) <= place:
                    columns.append([])
                if digit:
                    columns[place].append(digit)
        times >>= 1
        at += 1


def above(number: Number, cap: int) -> int:
    """Return the plane of the rows whose number is larger than a cap."""
    if cap >> len(number):
        return 0
    larger = 0
    for at, digit in enumerate(number):
        # The higher digits decide: where they are equal, what the lower ones said stands.
        larger = digit & larger if cap >> at & 1 else digit | larger
    return larger
