# SPDX-License-Identifier: MIT
"""Measures what is named: each table of ratios, what a portfolio holds, and how it grows."""

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from math import log
from statistics import median

from sterksociaalwerk.sector import Portfolio

from ..measuring import Compared, compare, seconds
from .audits import FRAMEWORK, GENERAL_NORMS, NORMS, Core, audits, general, np, years_of
from .by_audit import by_evaluation, by_hand, by_zen_engine
from .by_frames import by_openfisca, by_polars
from .by_numpy import (
    by_bits,
    by_blocked_rows,
    by_columns,
    by_general_columns,
    by_obvious_rows,
    by_open_columns,
    packed,
    packed_years,
)
from .names import (
    BY_AUDIT,
    GENERAL,
    GROWTH,
    MEMORY,
    OURS,
    PREPARED,
    READ,
    ROWS,
    THREE_VALUED,
    Table,
)

__all__ = ["growth", "measure", "memory"]

Runs = dict[str, Callable[[], object] | None]
"""What to run, by name; ``None`` where a peer is not installed."""

SHARES_OPEN = (0.0, 0.05)
SIZES = (10_000, 100_000, 1_000_000)
GROWTH_ROUNDS = 7


def by_portfolio(portfolio: Portfolio) -> Core:
    """Ask the public methods of a portfolio."""
    # Merged with nothing: a new one, which has not worked out anything yet.
    fresh = portfolio + Portfolio.of(portfolio.framework, ())
    outcomes = fresh.outcomes()
    return (
        (outcomes.passed, outcomes.failed, outcomes.open),
        [(t.partly_met, t.not_met, t.open) for t in (each.tally for each in fresh.norms())],
        [point.outcomes.passed for point in fresh.trend().points],
    )


def _texts(rows: Sequence[object]) -> list[bytes]:
    return [bytes(row) for row in rows]  # type: ignore[call-overload]  # rows of numpy


def _prepared(count: int) -> Runs:
    rows, years = audits(count, NORMS, 0), years_of(count)
    columns = np.ascontiguousarray(rows.T)
    bits, masks = packed(columns), packed_years(years)
    portfolio = Portfolio.of(FRAMEWORK, _texts(rows), groups=years.tolist())
    return {
        "numpy, columns": lambda: by_columns(columns, years),
        OURS: lambda: by_portfolio(portfolio),
        "numpy, packed bits": lambda: by_bits(bits, masks, count),
        "polars": by_polars(columns, years),
        "OpenFisca": by_openfisca(columns, years),
    }


def _rows(count: int) -> Runs:
    rows, years = _texts(audits(count, NORMS, 0)), years_of(count).tolist()
    return {
        "numpy, blocked": lambda: by_blocked_rows(rows, years),
        OURS: lambda: by_portfolio(Portfolio.of(FRAMEWORK, rows, groups=years)),
        READ: lambda: Portfolio.of(FRAMEWORK, rows),
        "numpy, obvious": lambda: by_obvious_rows(rows, years),
    }


def _three_valued(count: int) -> Runs:
    rows, years = audits(count, NORMS, SHARES_OPEN[1]), years_of(count)
    columns = np.ascontiguousarray(rows.T)
    portfolio = Portfolio.of(FRAMEWORK, _texts(rows), groups=years.tolist())
    return {
        "numpy, three-valued": lambda: by_open_columns(columns, years),
        OURS: lambda: by_portfolio(portfolio),
    }


def _general(count: int) -> Runs:
    framework, weights = general()
    rows, years = audits(count, GENERAL_NORMS, 0), years_of(count)
    columns = np.ascontiguousarray(rows.T)
    portfolio = Portfolio.of(framework, _texts(rows), groups=years.tolist())
    return {
        "numpy, same rule": lambda: by_general_columns(columns, weights, years),
        OURS: lambda: by_portfolio(portfolio),
    }


def _by_audit(count: int) -> Runs:
    rows = _texts(audits(count, NORMS, 0))
    return {
        "loop by hand": lambda: by_hand(rows),
        OURS: lambda: Portfolio.of(FRAMEWORK, rows).outcomes().passed,
        "an evaluation each": lambda: by_evaluation(rows),
        "zen-engine": by_zen_engine(rows),
    }


_MAKERS = {
    PREPARED: _prepared,
    ROWS: _rows,
    THREE_VALUED: _three_valued,
    GENERAL: _general,
    BY_AUDIT: _by_audit,
}


def measure(table: Table, count: int, rounds: int) -> Compared:
    """Show that all say the same, and then measure; peers that are missing are left out."""
    large = count > min(table.counts)
    runs = {
        name: run
        for name, run in _MAKERS[table](count).items()
        if run is not None and not (large and name in table.once)
    }
    expected = runs[OURS]()
    for name, run in runs.items():
        found = run()
        if name == READ:
            assert isinstance(found, Portfolio)
            assert len(found) == count
        else:
            assert found == expected, f"{name} says something else"
    return compare(runs, rounds)


def memory(count: int) -> dict[str, float]:
    """Return how many bytes a portfolio holds for each audit."""
    held: dict[str, float] = {}
    for name, share in zip(MEMORY, SHARES_OPEN, strict=True):
        rows = _texts(audits(count, NORMS, share))
        # What is kept once, whatever the number of audits, does not count.
        Portfolio.of(FRAMEWORK, rows[:20_000])
        gc.collect()
        tracemalloc.start()
        portfolio = Portfolio.of(FRAMEWORK, rows)
        held[name] = tracemalloc.get_traced_memory()[0] / count
        tracemalloc.stop()
        assert len(portfolio) == count
    return held


def growth() -> dict[str, float]:
    """Return the exponents of time from the smallest to the largest size, the collector on."""
    rows = _texts(audits(SIZES[-1], NORMS, 0))
    found: dict[str, list[float]] = {name: [] for name in GROWTH}
    for size in (SIZES[0], SIZES[-1]):
        part = rows[:size]
        portfolio = Portfolio.of(FRAMEWORK, part, groups=[2019] * size)
        building, evaluating = GROWTH
        runs: dict[str, Callable[[], object]] = {
            building: partial(Portfolio.of, FRAMEWORK, part),
            evaluating: partial(by_portfolio, portfolio),
        }
        for name, taken in seconds(runs, GROWTH_ROUNDS).items():
            found[name].append(median(taken))
    width = log(SIZES[-1] / SIZES[0])
    return {name: log(times[-1] / times[0]) / width for name, times in found.items()}
