# SPDX-License-Identifier: MIT
"""From rows to planes and back: transposes bits. For how, see :mod:`planes`."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from .planes import BLOCK, CHUNK, Block, Column

_USUAL, _SETTLED = bytes(range(3)), bytes(range(4))
# The bits that change places in a matrix of 8 by 8, and how far.
_SWAPS = ((7, 0x00AA00AA00AA00AA), (14, 0x0000CCCC0000CCCC), (28, 0x00000000F0F0F0F0))
_ONLY_SETTLED = _SETTLED.ljust(256, b"\0")
_DIGITS = b"01".ljust(256, b"0")
# Up to here, one pass over the rows for each value is faster than one over all.
_FEW = 64
_K = TypeVar("_K", bound=Hashable)


class Packer:
    """Turns rows into blocks, chunk by chunk.

    Rows have to be right: of one length, and of bytes that a row may hold.
    """

    __slots__ = ("_blocks", "_chunks", "_length", "_marks", "_size")

    def __init__(self, length: int) -> None:
        """Prepare for rows of so many bytes."""
        self._length = length
        self._blocks: list[Block] = []
        self._start()

    def _start(self) -> None:
        self._size = 0
        self._chunks: list[dict[tuple[int, int], bytes]] = []
        self._marks: dict[Hashable, int] = {}

    def add(self, rows: bytes, unusual: Iterable[int], masks: Mapping[Any, int]) -> None:
        """Add at most a chunk of rows; only the last one may be less than a chunk.

        Args:
            rows: The rows, joined to one text of bytes.
            unusual: Their bytes that :func:`unusual` finds.
            masks: Planes of what is true of some of them.
        """
        self._chunks.append(_packed(rows, self._length, unusual))
        for key, plane in masks.items():
            self._marks[key] = self._marks.get(key, 0) | plane << self._size
        self._size += len(rows) // self._length
        if self._size >= BLOCK:
            self._close()

    def blocks(self) -> tuple[Block, ...]:
        """Return all rows that were added."""
        if self._size:
            self._close()
        return tuple(self._blocks)

    def _close(self) -> None:
        empty = bytes(CHUNK // 8)
        planes: list[Column] = [{} for _ in range(self._length)]
        for key in dict.fromkeys(key for chunk in self._chunks for key in chunk):
            at, code = key
            whole = b"".join([chunk.get(key, empty) for chunk in self._chunks])
            planes[at][code] = int.from_bytes(whole, "little")
        self._blocks.append(Block(self._size, map(_parted, planes), self._marks))
        self._start()


def _parted(bits: Column) -> Column:
    """Return the planes of a norm, of which those of the two lowest bits may overlap."""
    low, high = bits.get(1, 0), bits.get(2, 0)
    both = low & high
    found = {**bits, 1: low ^ both, 2: high ^ both, 3: both}
    return {code: found[code] for code in sorted(found) if found[code]}


def unusual(rows: bytes) -> frozenset[int]:
    """Return the bytes of rows that stand for anything but the first three options."""
    return frozenset(rows.translate(None, _USUAL))


def _packed(rows: bytes, length: int, unusual: Iterable[int]) -> dict[tuple[int, int], bytes]:
    """Return the planes of a chunk, as bytes, by norm and byte; none is empty.

    Of settled norms these are the planes of the two bits.
    """
    unsettled = sorted(set(unusual) - set(_SETTLED))
    planes: dict[tuple[int, int], bytes] = {}
    passes: list[tuple[tuple[int, ...], bytes]] = [
        ((1, 2), rows.translate(_ONLY_SETTLED) if unsettled else rows)
    ]
    passes += [((code,), rows.translate(_only(code))) for code in unsettled]
    for codes, kept in passes:
        for at, found in enumerate(_columns(kept, length, len(codes))):
            for code, plane in zip(codes, found, strict=True):
                if any(plane):
                    planes[at, code] = plane
    return planes


@lru_cache(maxsize=32)
def _only(code: int) -> bytes:
    """Return the table that tells one byte from the rest."""
    return bytes(each == code for each in range(256))


def _columns(rows: bytes, length: int, width: int) -> list[Sequence[bytes]]:
    """Return for each norm the planes of its lowest bits, as many as *width*: 1 or 2."""
    size = len(rows) // length
    padded = -(-size // 8) * 8
    rows += bytes((padded - size) * length)
    swaps = _swaps(padded // 8)
    folded = 8 // width
    found: list[Sequence[bytes]] = []
    for start in range(0, length, folded):
        x = 0
        norms = range(start, min(start + folded, length))
        for at in reversed(norms):
            x = x << width | int.from_bytes(rows[at::length], "little")
        for shift, mask in swaps:
            moved = (x ^ x >> shift) & mask
            x ^= moved ^ moved << shift
        bits = x.to_bytes(padded, "little")
        found += [
            [bits[bit::8] for bit in range(first, first + width)]
            for first in range(0, len(norms) * width, width)
        ]
    return found


@lru_cache(maxsize=4)
def _swaps(words: int) -> tuple[tuple[int, int], ...]:
    """Return the swaps of so many matrices side by side."""
    return tuple(
        (shift, int.from_bytes(mask.to_bytes(8, "little") * words, "little"))
        for shift, mask in _SWAPS
    )


def mask_of(flags: Iterable[object]) -> int:
    """Return the plane of the rows whose flag is true."""
    return _read(bytes(map(bool, flags)).translate(_DIGITS))


def masks_of(values: Sequence[_K]) -> dict[_K, int]:
    """Return for each distinct value the plane of the rows that have it."""
    distinct = set(values)
    if len(distinct) == 1:
        return {distinct.pop(): (1 << len(values)) - 1}
    if len(distinct) > _FEW:
        rows: dict[_K, list[int]] = {}
        for at, value in enumerate(values):
            rows.setdefault(value, []).append(at)
        return {value: plane_of(found, len(values)) for value, found in rows.items()}
    # By their first rows: a set has another order in each process.
    ordered = sorted(distinct, key=values.index)
    numbers = {value: number for number, value in enumerate(ordered)}
    text = bytes(itemgetter(*values)(numbers))
    return {
        value: _read(text.translate(_only(number)).translate(_DIGITS))
        for value, number in numbers.items()
    }


def plane_of(places: Iterable[int], size: int) -> int:
    """Return the plane of some of so many rows."""
    bits = bytearray((size + 7) // 8)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _read(digits: bytes) -> int:
    """Read binary digits, one for each row; the first row is the lowest."""
    return int(digits[::-1] or b"0", 2)
