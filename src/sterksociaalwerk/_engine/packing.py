# SPDX-License-Identifier: MIT
"""From rows to planes and back: transposes bits. How that works is told in :mod:`planes`."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from .planes import BLOCK, Block, Column

_SETTLED = bytes(range(4))
# Of each byte: the two bits of a settled norm, every second bit, the bit of an open norm, the rest.
_TWO, _SECOND, _OPEN, _BEYOND = 0b11, 0b0101_0101, 0b1_0000, 0b1111_1100
_OPEN_AT = _OPEN.bit_length() - 1
# Up to here, one pass over the rows for each value is faster than one over all.
_FEW = 64
_K = TypeVar("_K", bound=Hashable)

Packed = dict[int, bytes]
"""The planes of some rows by their byte, of all norms side by side: of each eight rows in turn, a
byte for each norm."""


class Packer:
    """Puts packed rows together to blocks."""

    __slots__ = ("_blocks", "_chunks", "_length", "_marks", "_size")

    def __init__(self, length: int) -> None:
        """Prepare for rows of so many bytes."""
        self._length = length
        self._blocks: list[Block] = []
        self._start()

    def _start(self) -> None:
        self._size = 0
        self._chunks: list[tuple[int, Packed]] = []
        self._marks: dict[Hashable, int] = {}

    def add(self, count: int, packed: Packed, masks: Mapping[Any, int]) -> None:
        """Add at most a chunk of rows; only the last one may be less than a chunk.

        Args:
            count: How many rows there are.
            packed: What :func:`pack` made of them.
            masks: Planes of what is true of some of them.
        """
        self._chunks.append((_bytes_for(count) * self._length, packed))
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
            whole = b"".join(
                [packed[code] if code in packed else bytes(size) for size, packed in self._chunks]
            )
            for at, column in enumerate(columns):
                plane = int.from_bytes(whole[at :: self._length], "little")
                if plane:
                    column[code] = plane
        self._blocks.append(Block(self._size, columns, self._marks))
        self._start()


def pack(rows: list[bytes], length: int, allowed: Collection[int]) -> Packed | None:
    """Return the planes of at most a chunk of rows, or ``None`` if a byte is not allowed.

    Args:
        rows: The rows; each of that length.
        length: How many bytes each has.
        allowed: The bytes that they may hold, among them the first three options.
    """
    count = _bytes_for(len(rows))
    size = count * length
    padded = rows + [bytes(length)] * (count * 8 - len(rows))
    eighths = [b"".join(padded[at::8]) for at in range(8)]
    numbers = [int.from_bytes(eighth, "little") for eighth in eighths]
    planes: dict[int, int] = {}
    unsettled = 0
    if _any(numbers) & _mask(_BEYOND, size):
        codes = {code for eighth in eighths for code in eighth.translate(None, _SETTLED)}
        if not codes <= set(allowed):
            return None
        mask = _mask(_OPEN, size)
        unsettled = _folded([(number & mask) >> _OPEN_AT for number in numbers], 1)
        planes = {code: unsettled for code in codes}
        if len(codes) > 1:
            for code in codes:
                table = _only(code)
                planes[code] = _folded(
                    [int.from_bytes(each.translate(table), "little") for each in eighths], 1
                )
        mask = _mask(_TWO, size)
        numbers = [number & mask for number in numbers]
    # Every second row of eight, so that what is in between has a place for the others.
    even, odd = _folded(numbers[::2], 2), _folded(numbers[1::2], 2)
    mask = _mask(_SECOND, size)
    low = even & mask | (odd & mask) << 1
    mask <<= 1
    high = (even & mask) >> 1 | odd & mask
    if unsettled:
        low ^= low & unsettled
        high ^= high & unsettled
    both = low & high
    if both:
        if 3 not in allowed:
            return None
        low ^= both
        high ^= both
    planes |= {1: low, 2: high, 3: both}
    return {code: plane.to_bytes(size, "little") for code, plane in planes.items() if plane}


def _folded(numbers: Iterable[int], width: int) -> int:
    """Return numbers in one, so many bits apart; the first is the lowest."""
    whole = 0
    for at, number in enumerate(numbers):
        whole |= number << at * width
    return whole


def _any(numbers: Iterable[int]) -> int:
    whole = 0
    for number in numbers:
        whole |= number
    return whole


def _bytes_for(bits: int) -> int:
    return (bits + 7) // 8


@lru_cache(maxsize=16)
def _mask(byte: int, size: int) -> int:
    """Return a byte as often as said."""
    return int.from_bytes(bytes([byte]) * size, "little")


@lru_cache(maxsize=32)
def _only(code: int) -> bytes:
    """Return the table that tells one byte from the rest."""
    return bytes(each == code for each in range(256))


def mask_of(flags: Iterable[object]) -> int:
    """Return the plane of the rows whose flag is true."""
    return _read(bytes(map(bool, flags))[::-1], 1)


class _Numbers(dict[_K, int]):
    """Numbers values from 0, in the order in which they are first asked for."""

    def __missing__(self, value: _K) -> int:
        return self.setdefault(value, len(self))


def masks_of(values: Sequence[_K]) -> dict[_K, int]:
    """Return for each distinct value the plane of the rows that have it."""
    numbers = _Numbers[_K]()
    found = list(map(numbers.__getitem__, values))
    if len(numbers) == 1:
        return dict.fromkeys(numbers, (1 << len(found)) - 1)
    if len(numbers) > _FEW:
        rows: list[list[int]] = [[] for _ in numbers]
        for at, number in enumerate(found):
            rows[number].append(at)
        return {value: plane_of(rows[number], len(found)) for value, number in numbers.items()}
    last_first = bytes(found)[::-1]
    return {value: _read(last_first, number) for value, number in numbers.items()}


def plane_of(places: Iterable[int], size: int) -> int:
    """Return the plane of some of so many rows."""
    bits = bytearray(_bytes_for(size))
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _read(last_first: bytes, byte: int) -> int:
    """Return the plane of the rows that have a byte, out of one byte for each row."""
    return int(last_first.translate(_digits(byte)) or b"0", 2)


@lru_cache(maxsize=_FEW)
def _digits(byte: int) -> bytes:
    """Return the table that makes one byte the digit 1, and all others 0."""
    return b"0" * byte + b"1" + b"0" * (255 - byte)
