# SPDX-License-Identifier: MIT
"""Rows of bytes: what a byte stands for, and how a row is counted.

A byte stands for one of four options of a norm, or a set of those still possible. A settled norm is
its option, 0 to 3. An open one is 16 plus 1, 2, 4 and 8 for each option that is still possible; a
set of one option is that option.

A row is counted as one large integer. Each byte is first given one bit for what it stands for: none
for the first option, then one each for the second, the third, open, and the fourth. A mask picks
the same bit out of every byte, and the bits that are set are counted in C. Rows that are settled
with the first three options, which most are, are told by a single "and".
"""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

_Part = TypeVar("_Part")
_Known = TypeVar("_Known")

OPTIONS = range(4)
"""The options of a norm, the best first."""

_OPEN = 16
# An open norm of which the first three options are possible: what is not said at all.
_UNSAID = _OPEN + 0b111
_BITS = {0: 0b0000, 1: 0b0001, 2: 0b0010, 3: 0b1000}
_OPEN_BIT, _MARK = 0b0100, 0b1_0000
# All bits but those of the second and the third option.
_BEYOND = 0b1111_1100

Count = tuple[int, ...]
"""How many norms have the second option and the third; where there is anything else, also how many
are open and how many have the fourth. The others have the first."""


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


class RowCounter(Generic[_Part, _Known]):
    """Counts rows of one length, as a whole and by parts."""

    __slots__ = ("_beyond", "_bits", "_fourth", "_marked", "_open", "_parts", "_second", "_third")

    def __init__(
        self,
        length: int,
        allowed: Iterable[int],
        parts: Mapping[_Part, tuple[Iterable[int], Mapping[Count, _Known]]],
    ) -> None:
        """Prepare to count.

        Args:
            length: The number of bytes in a row.
            allowed: The bytes that a row may hold.
            parts: The places of the bytes of each part, and what to return for each count of it.
        """
        bits = [_OPEN_BIT | _MARK] * 256
        for code, options in enumerate(POSSIBLE):
            if len(options) == 1:
                bits[code] = _BITS[code] | _MARK
        for code in allowed:
            if len(POSSIBLE[code]) == 1 or code == _UNSAID:
                bits[code] &= ~_MARK
        self._bits = bytes(bits)
        self._second, self._third, self._open, self._fourth = self._masks(range(length))
        self._beyond = self._second * _BEYOND
        self._marked = self._second * _MARK
        self._parts = [
            (part, *self._masks(places), known) for part, (places, known) in parts.items()
        ]

    @staticmethod
    def _masks(places: Iterable[int]) -> tuple[int, int, int, int]:
        """Return masks for the second option, the third, open, and the fourth."""
        second = sum(1 << 8 * place for place in places)
        return second, second << 1, second << 2, second << 3

    def whole(self, row: bytes) -> Count:
        """Return the count of a row.

        It has a fifth number, how many, where some bytes are more than it says: a set of options
        other than the first three, or what is not allowed.
        """
        x = _number(row.translate(self._bits), "little")
        second, third = (x & self._second).bit_count(), (x & self._third).bit_count()
        if not x & self._beyond:
            return second, third
        open_, fourth = (x & self._open).bit_count(), (x & self._fourth).bit_count()
        marked = x & self._marked
        if not marked:
            return second, third, open_, fourth
        return second, third, open_, fourth, marked.bit_count()

    def by_part(self, row: bytes) -> dict[_Part, _Known]:
        """Return for each part what is known by its count."""
        x = _number(row.translate(self._bits), "little")
        if not x & self._beyond:
            return {
                part: known[(x & second).bit_count(), (x & third).bit_count()]
                for part, second, third, _, _, known in self._parts
            }
        return {
            part: known[
                (x & second).bit_count(),
                (x & third).bit_count(),
                (x & open_).bit_count(),
                (x & fourth).bit_count(),
            ]
            for part, second, third, open_, fourth, known in self._parts
        }


# Looking it up in the type each time takes as long as one count.
_number = int.from_bytes
