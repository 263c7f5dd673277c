# SPDX-License-Identifier: MIT
"""The core by numpy: as most would write it, in blocks, and on packed bits."""

from collections.abc import Sequence
from typing import Any

from .audits import MOST_NOT, MOST_PARTLY, NORMS, OPEN, YEARS, Core, np

__all__ = [
    "by_bits",
    "by_blocked_rows",
    "by_columns",
    "by_general_columns",
    "by_obvious_rows",
    "by_open_columns",
    "core",
    "packed",
    "packed_years",
]

CHUNK = 8192


def core(passed: Any, failed: Any, counts: Any, years: Any) -> Core:  # noqa: ANN401
    """Return the core from who passes and who fails."""
    passing, failing = int(np.count_nonzero(passed)), int(np.count_nonzero(failed))
    by_year = [int(np.count_nonzero(passed & (years == year))) for year in YEARS]
    return (passing, failing, len(years) - passing - failing), counts, by_year


def by_columns(columns: Any, years: Any) -> Core:  # noqa: ANN401
    """Count columns of bytes, one for each norm."""
    partly, not_met = (np.zeros(len(years), np.uint8) for _ in range(2))
    counts: list[tuple[int, int, int]] = []
    for column in columns:
        is_partly, is_not = column == 1, column == 2
        partly += is_partly
        not_met += is_not
        counts.append((int(np.count_nonzero(is_partly)), int(np.count_nonzero(is_not)), 0))
    passed = (partly <= MOST_PARTLY) & (not_met <= MOST_NOT)
    return core(passed, ~passed, counts, years)


def by_open_columns(columns: Any, years: Any) -> Core:  # noqa: ANN401
    """Count columns of norms that may be open."""
    partly, not_met, open_ = (np.zeros(len(years), np.uint8) for _ in range(3))
    counts: list[tuple[int, int, int]] = []
    for column in columns:
        found = [column == code for code in (1, 2, OPEN)]
        partly += found[0]
        not_met += found[1]
        open_ += found[2]
        counts.append(tuple(int(np.count_nonzero(each)) for each in found))  # type: ignore[arg-type]
    passed = (partly + open_ <= MOST_PARTLY) & (not_met + open_ <= MOST_NOT)
    failed = (partly > MOST_PARTLY) | (not_met > MOST_NOT)
    return core(passed, failed, counts, years)


def by_obvious_rows(rows: Sequence[bytes], in_years: list[int]) -> Core:
    """Make one matrix of the rows, and sum along its axes."""
    years = np.array(in_years)
    found = np.array([list(row) for row in rows], np.uint8)
    partly, not_met = found == 1, found == 2
    passed = (partly.sum(axis=1) <= MOST_PARTLY) & (not_met.sum(axis=1) <= MOST_NOT)
    counts = [
        (int(p), int(n), 0) for p, n in zip(partly.sum(axis=0), not_met.sum(axis=0), strict=True)
    ]
    return core(passed, ~passed, counts, years)


def by_blocked_rows(rows: Sequence[bytes], in_years: list[int]) -> Core:
    """Transpose the rows a few thousand at a time, so that they stay in the cache."""
    years = np.array(in_years, np.int16)
    columns = np.empty((NORMS, len(rows)), np.uint8)
    for start in range(0, len(rows), CHUNK):
        part = b"".join(rows[start : start + CHUNK])
        block = np.frombuffer(part, np.uint8).reshape(-1, NORMS)
        columns[:, start : start + len(block)] = block.T
    return by_columns(columns, years)


def packed(columns: Any) -> tuple[Any, Any]:  # noqa: ANN401
    """Return bits of partly met, and of not met, in words of 64 for each norm."""
    size = -columns.shape[1] % 512
    wide = np.pad(columns, ((0, 0), (0, size)))
    found = [np.packbits(wide == code, axis=1).view(np.uint64) for code in (1, 2)]
    return found[0], found[1]


def packed_years(years: Any) -> list[Any]:  # noqa: ANN401
    """Return bits of the audits of each year, likewise."""
    size = -len(years) % 512
    return [np.packbits(np.pad(years == year, (0, size))).view(np.uint64) for year in YEARS]


def _above(planes: Any, cap: int) -> Any:  # noqa: ANN401
    columns: list[list[Any]] = [list(planes)]
    digits: list[Any] = []
    while columns:
        column, carries = columns.pop(), list[Any]()
        while len(column) > 2:
            one, other, third = column.pop(), column.pop(), column.pop()
            differ = one ^ other
            column.append(differ ^ third)
            carries.append(one & other | differ & third)
        if len(column) == 2:
            one, other = column
            column = [one ^ other]
            carries.append(one & other)
        digits += column
        if carries:
            columns.append(carries)
    larger = np.zeros_like(digits[0])
    for at, digit in enumerate(digits):
        larger = digit & larger if cap >> at & 1 else digit | larger
    return larger


def by_bits(bits: tuple[Any, Any], years: list[Any], count: int) -> Core:
    """Add bits by carry-save adders, as the portfolio does."""
    partly, not_met = bits
    failed = _above(partly, MOST_PARTLY) | _above(not_met, MOST_NOT)
    failing = int(np.bitwise_count(failed).sum())
    counts = [
        (int(np.bitwise_count(p).sum()), int(np.bitwise_count(n).sum()), 0)
        for p, n in zip(partly, not_met, strict=True)
    ]
    by_year = [int(np.bitwise_count(~failed & year).sum()) for year in years]
    return (count - failing, failing, 0), counts, by_year


def by_general_columns(columns: Any, weights: list[int], years: Any) -> Core:  # noqa: ANN401
    """Count columns under the rule with five limits."""
    partly, not_met, craft, out = (np.zeros(len(years), np.uint8) for _ in range(4))
    weighted = np.zeros(len(years), np.uint8)
    counts: list[tuple[int, int, int]] = []
    for at, column in enumerate(columns):
        is_partly, is_not = column == 1, column == 2
        partly += is_partly
        not_met += is_not
        either = is_partly | is_not
        if at < 20:
            craft += either
        if at % 20 == 0:
            out += is_not
        weighted += either * np.uint8(weights[at])
        counts.append((int(np.count_nonzero(is_partly)), int(np.count_nonzero(is_not)), 0))
    passed = (partly <= 12) & (not_met <= 4) & (craft <= 4) & (out == 0) & (weighted <= 24)
    return core(passed, ~passed, counts, years)
