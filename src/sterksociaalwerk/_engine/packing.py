# SPDX-License-Identifier: MIT
"""From rows to planes and back: transposes bits. For how, see :mod:`planes`."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from typing import Any, TypeVar

from .planes import BLOCK, CHUNK, Block, Column

# What ends each row while it is packed: no row holds a byte as high.
_END = b"\x80"
_FOURTH = 3
_SETTLED = bytes(range(_FOURTH + 1))
# Bits of each byte: the highest, the two of an option, every second one, the one that is set where
# several options are possible, and all that no single option has.
_HIGHEST, _TWO, _SECOND, _OPEN, _BEYOND = 0x80, 0b11, 0b0101_0101, 0b1_0000, 0b0111_1100
_OPEN_AT = _OPEN.bit_length() - 1
# How many bytes a chunk has at most, unless it is the smallest: eight rows, a bit each in a byte.
_CHUNK_BYTES, _LEAST = 64 * CHUNK, 8
_K = TypeVar("_K", bound=Hashable)

Packed = dict[int, bytes]
"""The planes of some rows by their byte, of all norms side by side: of each eight rows in turn, a
byte for each norm and an empty one."""


class Packer:
    """Puts packed rows together to blocks."""

    __slots__ = ("_blocks", "_chunks", "_length", "_marks", "_size", "_stride")

    def __init__(self, length: int) -> None:
        """Prepare for rows of so many bytes."""
        self._length, self._stride = length, length + 1
        self._blocks: list[Block] = []
        self._start()

    def _start(self) -> None:
        self._size = 0
        self._chunks: list[tuple[int, Packed]] = []
        self._marks: dict[Hashable, int] = {}

    def add(self, count: int, packed: Packed, masks: Mapping[Any, int]) -> None:
        """Add rows; only the last time may it be a number that cannot be divided by eight.

        Args:
            count: How many rows there are.
            packed: What :func:`pack` made of them.
            masks: Planes of what is true of some of them.
        """
        self._chunks.append((_bytes_for(count) * self._stride, packed))
        for key, plane in masks.items():
            self._marks[key] = self._marks.get(key, 0) | plane << self._size
        self._size += count
        if self._size >= BLOCK:
            self._close()

    def blocks(self) -> tuple[Block, ...]:
        """Return all rows that were added."""
        if self._size:
            self._close()
        return tuple(self._blocks)

    def _close(self) -> None:
        columns: list[Column] = [{} for _ in range(self._length)]
        for code in sorted({code for _, packed in self._chunks for code in packed}):
            parts = [packed.get(code) or bytes(size) for size, packed in self._chunks]
            whole = b"".join(parts)
            for at, column in enumerate(columns):
                plane = int.from_bytes(whole[at :: self._stride], "little")
                if plane:
                    column[code] = plane
        self._blocks.append(Block(self._size, columns, self._marks))
        self._start()


def rows_at_once(length: int) -> int:
    """Return how many rows of so many bytes are packed at once: few enough for the cache."""
    rows = CHUNK
    while rows > _LEAST and rows * length > _CHUNK_BYTES:
        rows //= 2
    return rows


def pack(rows: Sequence[bytes], length: int, allowed: Collection[int]) -> Packed | None:
    """Return the planes of at most a chunk of rows, or ``None`` if a row is not right.

    Args:
        rows: The rows.
        length: How many bytes each has to have.
        allowed: Which bytes these may be, among them the first three options.
    """
    count = _bytes_for(len(rows))
    size = count * (length + 1)
    padding = [bytes(length)] * (count * 8 - len(rows))
    padded = [*rows, *padding] if padding else rows
    eighths = [_END.join(padded[at::8]) + _END for at in range(8)]
    numbers = [int.from_bytes(eighth, "little") for eighth in eighths]
    found, ends = reduce(int.__or__, numbers), _repeated(bytes(length) + _END, count)
    # There are as many ends as rows, so where none is out of its place, none is missing.
    if found & _mask(_HIGHEST, size) != ends or any(len(eighth) != size for eighth in eighths):
        return None
    numbers = [number ^ ends for number in numbers]
    planes: dict[int, int] = {}
    unsettled = 0
    if found & _mask(_BEYOND, size):
        codes = {code for each in eighths for code in each.translate(None, _SETTLED + _END)}
        if not codes <= set(allowed):
            return None
        several = _mask(_OPEN, size)
        unsettled = _folded([(number & several) >> _OPEN_AT for number in numbers], 1)
        planes = _told_apart(codes, unsettled, eighths)
        two = _mask(_TWO, size)
        numbers = [number & two for number in numbers]
    low, high = _lowest(numbers, size)
    if unsettled:
        low ^= low & unsettled
        high ^= high & unsettled
    both = low & high
    if both and _FOURTH not in allowed:
        return None
    planes |= {1: low ^ both, 2: high ^ both, _FOURTH: both}
    return {code: plane.to_bytes(size, "little") for code, plane in planes.items() if plane}


def _told_apart(codes: Collection[int], together: int, eighths: Sequence[bytes]) -> dict[int, int]:
    """Return the plane of each of the bytes whose planes together are known."""
    if len(codes) == 1:
        return dict.fromkeys(codes, together)
    planes: dict[int, int] = {}
    for code in codes:
        only = bytes(each == code for each in range(256))
        planes[code] = _folded(
            [int.from_bytes(eighth.translate(only), "little") for eighth in eighths], 1
        )
    return planes


def _lowest(numbers: Sequence[int], size: int) -> tuple[int, int]:
    """Return the planes of the two lowest bits of eighths that have no other bits."""
    # Every second row of eight, so that each row has a place of two bits, and then of one.
    even, odd = _folded(numbers[::2], 2), _folded(numbers[1::2], 2)
    swap = (even >> 1 ^ odd) & _mask(_SECOND, size)
    return even ^ swap << 1, odd ^ swap


def _folded(numbers: Sequence[int], width: int) -> int:
    """Return numbers in one, so many bits apart; the first is the lowest."""
    whole = numbers[0]
    for at, number in enumerate(numbers[1:], 1):
        whole |= number << at * width
    return whole


def _bytes_for(bits: int) -> int:
    return (bits + 7) // 8


@lru_cache(maxsize=16)
def _repeated(pattern: bytes, times: int) -> int:
    """Return a pattern of bytes as often as said."""
    return int.from_bytes(pattern * times, "little")


def _mask(byte: int, size: int) -> int:
    """Return a byte in as many places."""
    return _repeated(bytes([byte]), size)


def mask_of(flags: Iterable[object]) -> int:
    """Return the plane of the rows whose flag is true."""
    return _planes_of_bytes(bytes(map(bool, flags)), 2)[1]


class _Numbers(dict[_K, int]):
    """Numbers values from 0, in the order in which they are first asked for."""

    def __missing__(self, value: _K) -> int:
        return self.setdefault(value, len(self))


def masks_of(values: Sequence[_K]) -> dict[_K, int]:
    """Return for each distinct value the plane of the rows that have it."""
    numbers = _Numbers[_K]()
    number = numbers.__getitem__
    try:
        found = bytes(map(number, values))
    except ValueError:
        # More than a byte can tell apart.
        rows = [list[int]() for _ in set(values)]
        for at, value in enumerate(values):
            rows[number(value)].append(at)
        planes = [plane_of(places, len(values)) for places in rows]
    else:
        planes = _planes_of_bytes(found, len(numbers))
    return dict(zip(numbers, planes, strict=True))


def _planes_of_bytes(found: bytes, bound: int) -> list[int]:
    """Return for each byte below a bound the plane of the rows that have it; one byte a row."""
    size = _bytes_for(len(found))
    padded = found.ljust(size * 8, b"\0")
    numbers = [int.from_bytes(padded[at::8], "little") for at in range(8)]
    mask = _mask(_TWO, size)
    digits: list[int] = []
    for shift in range(0, (bound - 1).bit_length(), 2):
        digits += _lowest([number >> shift & mask for number in numbers], size)
    planes = [(1 << len(found)) - 1]
    for digit in reversed(digits):
        # Each digit, the highest first, parts what was found so far in two.
        planes = [part for plane in planes for part in (plane ^ plane & digit, plane & digit)]
    return planes[:bound]


def plane_of(places: Iterable[int], size: int) -> int:
    """Return the plane of some of so many rows."""
    bits = bytearray(_bytes_for(size))
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")
