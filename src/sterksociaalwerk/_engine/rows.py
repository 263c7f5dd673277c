# SPDX-License-Identifier: MIT
"""Rows of bytes: what a byte stands for, and how a row is counted.

A byte stands for one of four options of a norm, or a set of those still possible. A settled norm is
its option, 0 to 3. An open one is 16 plus 1, 2, 4 and 8 for each option that is still possible; a
set of one option is that option.

A row is counted as one large integer: a mask picks the same bit out of every byte, and the bits
that are set are counted in C. Rows that are settled with the first three options, which most are,
are told by a single "and": no byte has a higher bit, and none has both of its two lowest.
"""

from collections.abc import Iterable, Sequence

OPTIONS = range(4)
"""The options of a norm, the best first."""

_OPEN = 16
# An open norm of which the first three options are possible: what is not said at all.
_UNSAID = _OPEN + 0b111


def byte_of(options: Iterable[int]) -> int:
    """Return the byte of the options still possible; at least one."""
    possible = set(options)
    return possible.pop() if len(possible) == 1 else _OPEN + sum(1 << each for each in possible)


def _possible() -> tuple[tuple[int, ...], ...]:
    table: list[tuple[int, ...]] = [()] * (_OPEN + (1 << len(OPTIONS)))
    for bits in range(1, 1 << len(OPTIONS)):
        options = tuple(option for option in OPTIONS if bits >> option & 1)
        table[byte_of(options)] = options
    return tuple(table)


POSSIBLE = _possible()
"""The options that each byte leaves possible, best first; none for a byte that no row holds."""


class RowCounter:
    """Counts rows of one length, as a whole and by parts.

    A count is one integer: the number of norms with the second option, and from the bits 16, 32
    and 48 on with the third, open, and with the fourth. The others have the first option.

    Attributes:
        low: The lowest bit of every byte.
        high: All bits of every byte but the two lowest.
    """

    __slots__ = ("_parts", "high", "low")

    SETS = 1 << 64
    """In the count of a whole row that has sets of options other than the first three."""

    def __init__(self, length: int, parts: Sequence[Iterable[int]]) -> None:
        """Prepare to count.

        Args:
            length: The number of bytes in a row; at most 65 535, so that each number has its bits.
            parts: The places of the bytes of each part.
        """
        self.low = self._bits(range(length))
        self.high = self.low * 0xFC
        self._parts = [(mask, mask << 1, mask.bit_count() << 64) for mask in map(self._bits, parts)]

    @staticmethod
    def _bits(places: Iterable[int]) -> int:
        return sum(1 << 8 * place for place in places)

    def whole(self, row: bytes) -> int:
        """Return the count of a row."""
        x = int.from_bytes(row, "little")
        if not x & (x >> 1 | self.high):
            second_option = (x & self.low).bit_count()
            return second_option | x.bit_count() - second_option << 16
        second, third, open_, fourth = self._planes(x)
        count = second.bit_count() | third.bit_count() << 16
        count |= open_.bit_count() << 32 | fourth.bit_count() << 48
        return count if x & open_ * 0xF == open_ * (_UNSAID & 0xF) else count | self.SETS

    def by_part(self, row: bytes) -> list[int]:
        """Return the count of each part of a row, with its number of bytes from bit 64 on."""
        x = int.from_bytes(row, "little")
        if not x & (x >> 1 | self.high):
            return [
                (x & low).bit_count() | (x & second).bit_count() << 16 | length
                for low, second, length in self._parts
            ]
        second, third, open_, fourth = self._planes(x)
        return [
            (second & part).bit_count()
            | (third & part).bit_count() << 16
            | (open_ & part).bit_count() << 32
            | (fourth & part).bit_count() << 48
            | length
            for part, _, length in self._parts
        ]

    def _planes(self, x: int) -> tuple[int, int, int, int]:
        """Return a bit for each norm with the second option, the third, open, and the fourth."""
        open_ = x >> 4 & self.low
        settled = x ^ x & open_ * 0xFF
        lowest, next_ = settled & self.low, settled >> 1 & self.low
        fourth = lowest & next_
        return lowest ^ fourth, next_ ^ fourth, open_, fourth
