# SPDX-License-Identifier: MIT
"""Many rows at once: the bits of a hundred thousand rows side by side in one integer.

Why a big integer is a SIMD unit
    A SIMD instruction does the same to many small numbers that lie side by side in a register.
    Python has no such instruction, but it has integers of any length, and ``a & b``, ``a | b`` and
    ``a ^ b`` of two of them run in C over all their digits at once, 30 bits a digit. An integer of
    100 000 bits is a register of 100 000 lanes of one bit: combining two takes about 0.4
    microseconds, which is 4 picoseconds a lane; a loop over rows takes 50 000 times as long.
    Everything here is therefore written with these three operations and ``bit_count``.

Planes
    A *plane* is such an integer with a bit for each row. A norm has up to four of them, one for
    each byte that its rows hold: the second option, the third, the fourth, and open. Where a plane
    has no bit at all it is left out, and so is the first option: it is where no other plane has a
    bit. Where rows hold sets of options that are still possible, each such set is one more plane.
    So a norm is a column: a mapping of bytes to planes that never overlap.

Blocks
    Beyond some hundred thousand lanes the integers no longer fit the processor's cache, and far
    below that the interpreter's own work between operations weighs. So rows are cut into blocks
    of about 100 000. Merging is putting blocks one after another; small ones are joined, shorter
    to the left first, so that merging many single rows does not copy each of them every time.
    Statistics add up over blocks and so depend neither on how rows are cut nor on their order.

Packing
    A row is a byte for each norm, and a plane wants the same bit of all rows. Some thousand rows at
    a time, which stay in the cache, go to eight texts of bytes in turn: row 1 to text 1, row 2 to
    text 2, and row 9 to text 1 again. Each text is read as one integer, and each of its bytes has
    two bits, those of an option, and six that are free. So the integers can be laid over each
    other, shifted by two bits each: four of them fill the bytes. That makes two integers, of the
    even rows and of the odd ones, in which the low and the high bits of options alternate; one
    *delta swap* exchanges the high bits of the one with the low bits of the other. Then every byte
    holds the same bit of the same norm for eight rows that follow each other: a slice with a stride
    of a row's length is a plane. What takes the time is to read bytes as integers, about half a
    nanosecond each; the rest together takes as long again.

    A row ends with a byte that no norm can have. Where all ends are in their places, and nowhere
    else, all rows are as long as they should be: so that need not be asked row by row. Planes of
    sets come the same way, from the bit that all of them have, and one by one where they differ.

Rules
    What a row uses of a limit is a sum over its norms, and :mod:`adders` adds planes up: not by
    carrying through one sum, but by *carry-save adders* that turn three planes of one weight into
    a sum of that weight and a carry of twice the weight. How far a sum is above a cap is not asked,
    so adding stops where it is. Comparing the sums with a cap is one more operation a bit. What is
    still open is counted twice, at its least and at its most; :mod:`plane_rules` says when that is
    exact, and which rows are decided one by one instead.

Anything true of some rows only, such as the year of an audit, is a plane too: a *mask*. What is
true of those rows is an "and" with it.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

_K = TypeVar("_K", bound=Hashable)

Column = dict[int, int]
"""The planes of one norm by their byte; the rest has the first option."""

CHUNK = 4096
"""How many rows are packed at once at most; a power of 2."""

BLOCK = 26 * CHUNK
"""How many rows a block has at most."""


class Block:
    """Some rows as planes; never changed.

    Attributes:
        size: How many rows there are; at least one.
        columns: For each norm its planes; none is 0.
        masks: Planes of what is true of some rows, by whatever names it; none is 0.
    """

    __slots__ = ("columns", "masks", "size")

    def __init__(self, size: int, columns: Iterable[Column], masks: Mapping[Any, int]) -> None:
        self.size: int = size
        self.columns: tuple[Column, ...] = tuple(columns)
        self.masks: dict[Any, int] = dict(masks)

    def __reduce__(self) -> tuple[Any, ...]:
        return Block, (self.size, self.columns, self.masks)

    @property
    def every(self) -> int:
        """The plane with a bit for every row."""
        return (1 << self.size) - 1

    def first(self, at: int) -> int:
        """Return the plane of the first option of a norm: where no other has a bit."""
        return self.every ^ _together(self.columns[at].values())

    def row(self, place: int) -> bytes:
        """Return one row."""
        return bytes(
            next((code for code, plane in column.items() if plane >> place & 1), 0)
            for column in self.columns
        )

    def rows(self, places: Iterable[int]) -> Iterator[bytes]:
        """Yield several rows; each plane is written out only once."""
        length = (self.size + 7) // 8
        columns = [
            [(code, plane.to_bytes(length, "little")) for code, plane in column.items()]
            for column in self.columns
        ]
        for place in places:
            byte, bit = place >> 3, 1 << (place & 7)
            yield bytes(
                [
                    next((code for code, plane in column if plane[byte] & bit), 0)
                    for column in columns
                ]
            )

    def cut(self, start: int, stop: int) -> "Block":
        """Return the rows from one place up to another."""
        size = stop - start
        within = (1 << size) - 1
        columns = [_cut(column, start, within) for column in self.columns]
        return Block(size, columns, _cut(self.masks, start, within))

    def then(self, other: "Block") -> "Block":
        """Return the rows of this block and then those of another."""
        columns = [
            _after(mine, theirs, self.size)
            for mine, theirs in zip(self.columns, other.columns, strict=True)
        ]
        masks = _after(self.masks, other.masks, self.size)
        return Block(self.size + other.size, columns, masks)


def joined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks one after another, small ones joined where that pays."""
    done: list[Block] = []
    for block in blocks:
        done.append(block)
        # A row is copied only into a block at least half as large again: some log times.
        while len(done) > 1 and done[-2].size <= 2 * done[-1].size:
            if done[-2].size + done[-1].size > BLOCK:
                break
            last = done.pop()
            done[-1] = done[-1].then(last)
    return tuple(done)


def side_by_side(ours: Sequence[Block], theirs: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Yield blocks of the same rows of two sequences that have as many rows, however cut."""
    cuts = sorted({*_bounds(ours), *_bounds(theirs)})
    yield from zip(_cut_at(ours, cuts), _cut_at(theirs, cuts), strict=True)


def places(plane: int) -> Iterator[int]:
    """Yield the places of the bits of a plane."""
    digits = bin(plane)[:1:-1]
    at = digits.find("1")
    while at >= 0:
        yield at
        at = digits.find("1", at + 1)


def _together(planes: Iterable[int]) -> int:
    whole = 0
    for plane in planes:
        whole |= plane
    return whole


def _cut(planes: Mapping[_K, int], start: int, within: int) -> dict[_K, int]:
    parts = ((key, plane >> start & within) for key, plane in planes.items())
    return {key: part for key, part in parts if part}


def _after(one: Mapping[_K, int], other: Mapping[_K, int], size: int) -> dict[_K, int]:
    both = dict(one)
    for key, plane in other.items():
        both[key] = both.get(key, 0) | plane << size
    return both


def _bounds(blocks: Iterable[Block]) -> Iterator[int]:
    end = 0
    for block in blocks:
        end += block.size
        yield end


def _cut_at(blocks: Iterable[Block], cuts: Sequence[int]) -> Iterator[Block]:
    start, at = 0, 0
    for block in blocks:
        first, end = start, start + block.size
        while start < end:
            yield block.cut(start - first, cuts[at] - first)
            start, at = cuts[at], at + 1
