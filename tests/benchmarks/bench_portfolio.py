# SPDX-License-Identifier: MIT
"""A portfolio against numpy and a loop by hand: time, memory and growth, as ratios in one process.

Run it by itself, with numpy at hand: ``python tests/benchmarks/bench_portfolio.py``; numbers
of audits may follow, such as ``1000000``. It is no test: a figure depends on the machine, and only
ratios within one run mean anything. Rounds are interleaved, in any order; a ratio is the median of
those of each round, in processor time, so that other programs count for little. What all is
compared with is measured twice; where these two differ by more than 5 % the figures are void, and
the script says so and ends with an error. All audits are made up.

Of every peer it is shown first that it says the same. What they work out is the *core*: the outcome
of each audit, the ratings of each norm, and how many audits passed in each year. The portfolio is
asked through its public methods. *Prepared* data are in the layout of the one who counts; *rows*
are a list of bytes, one for each audit, and a list of their years.

- obvious: numpy as most people would write it;
- blocked: numpy, the rows transposed a few thousand at a time, so that they stay in the cache;
- packed: numpy on bits, by the same carry-save adders as the portfolio;
- by hand: a loop that counts bytes, audit by audit.
"""

import gc
import platform
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from math import log
from random import Random
from statistics import median
from typing import Any

from sterksociaalwerk.framework import (
    Category,
    Framework,
    FrameworkKey,
    Limit,
    Norm,
    Rating,
    Rule,
)
from sterksociaalwerk.label import V2019
from sterksociaalwerk.sector import Portfolio

__all__ = ["main"]

# Not among the dependencies, so that type checkers need not know it.
np: Any = import_module("numpy")

ROUNDS = 15
FEW_ROUNDS = 5
CHUNK = 8192
YEARS = range(2017, 2022)
FRAMEWORK = V2019.with_numbered_norms(
    {"vakmanschap": 16, "dienstverlening": 16, "organisatie-bestuur": 17}
)
NORMS = FRAMEWORK.norm_count
MOST_PARTLY, MOST_NOT = 8, 3
OPEN = 23
MOST_NOISE = 1.05

Core = tuple[tuple[int, int, int], list[tuple[int, int, int]], list[int]]
"""Outcomes; partly met, not met and open by norm; audits that passed, by year."""

_Runs = dict[str, Callable[[], object]]


def _audits(count: int, norms: int, share_open: float) -> Any:  # noqa: ANN401  # numpy's
    random = np.random.default_rng(2019)
    quality = random.choice([0.02, 0.1, 0.2, 0.3], size=(count, 1))
    draw = random.random((count, norms))
    rows = (draw < quality).astype(np.uint8) + (draw < quality * 0.3).astype(np.uint8)
    if share_open:
        rows[random.random((count, norms)) < share_open] = OPEN
    return rows


def _years(count: int) -> Any:  # noqa: ANN401
    return np.random.default_rng(7).choice(list(YEARS), size=count)


# ---------------------------------------------------------------- who counts


def by_portfolio(portfolio: Portfolio) -> Core:
    # Merged with nothing: a new one, which has not worked out anything yet.
    fresh = portfolio + Portfolio.of(portfolio.framework, ())
    outcomes = fresh.outcomes()
    return (
        (outcomes.passed, outcomes.failed, outcomes.open),
        [(t.partly_met, t.not_met, t.open) for t in (each.tally for each in fresh.norms())],
        [point.outcomes.passed for point in fresh.trend().points],
    )


def _core(passed: Any, failed: Any, counts: Any, years: Any) -> Core:  # noqa: ANN401
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
    return _core(passed, ~passed, counts, years)


def by_open_columns(columns: Any, years: Any) -> Core:  # noqa: ANN401
    """The same where norms may be open."""
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
    return _core(passed, failed, counts, years)


def by_obvious_rows(rows: list[bytes], in_years: list[int]) -> Core:
    years = np.array(in_years)
    found = np.array([list(row) for row in rows], np.uint8)
    partly, not_met = found == 1, found == 2
    passed = (partly.sum(axis=1) <= MOST_PARTLY) & (not_met.sum(axis=1) <= MOST_NOT)
    counts = [
        (int(p), int(n), 0) for p, n in zip(partly.sum(axis=0), not_met.sum(axis=0), strict=True)
    ]
    return _core(passed, ~passed, counts, years)


def by_blocked_rows(rows: list[bytes], in_years: list[int]) -> Core:
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


def by_bits(bits: tuple[Any, Any], years: Any, count: int) -> Core:  # noqa: ANN401
    partly, not_met = bits
    failed = _above(partly, MOST_PARTLY) | _above(not_met, MOST_NOT)
    failing = int(np.bitwise_count(failed).sum())
    counts = [
        (int(np.bitwise_count(p).sum()), int(np.bitwise_count(n).sum()), 0)
        for p, n in zip(partly, not_met, strict=True)
    ]
    by_year = [int(np.bitwise_count(~failed & year).sum()) for year in years]
    return (count - failing, failing, 0), counts, by_year


def by_hand(rows: list[bytes], years: list[int]) -> tuple[int, int]:
    """Count only who passes, and in the first year: each further question takes another loop."""
    passed = first = 0
    for row, year in zip(rows, years, strict=True):
        if row.count(1) <= MOST_PARTLY and row.count(2) <= MOST_NOT:
            passed += 1
            first += year == YEARS[0]
    return passed, first


# ---------------------------------------------------------------- a general rule

_GENERAL_NORMS = 60


def general() -> tuple[Framework, list[int]]:
    """Return a framework with 60 norms and 5 limits, and the weights of one of these."""
    random = Random(60)  # noqa: S311  # no secret
    keys = ("craft", "services", "organisation")
    norms = [Norm(f"N{at}", keys[at // 20]) for at in range(_GENERAL_NORMS)]
    weights = [random.randint(1, 3) for _ in norms]
    partly, not_met = {Rating.PARTLY_MET}, {Rating.NOT_MET}
    limits = [
        Limit(key="partly-met", ratings=partly, at_most=12),
        Limit(key="not-met", ratings=not_met, at_most=4),
        Limit(key="craft", ratings=partly | not_met, at_most=4, category="craft"),
        Limit(key="knock-out", ratings=not_met, at_most=0, norms=["N0", "N20", "N40"]),
        Limit(
            key="weighted",
            ratings=partly | not_met,
            at_most=24,
            weights={norm.id: weight for norm, weight in zip(norms, weights, strict=True)},
        ),
    ]
    framework = Framework(
        key=FrameworkKey("example", "1.0"),
        title="A general rule",
        categories=[Category(key=key, title=key, title_en=key) for key in keys],
        norm_count=_GENERAL_NORMS,
        rule=Rule(limits),
        counts_business_critical_volunteers=False,
        allows_not_applicable=False,
        certificate_years=2,
        in_force_from=None,
        norms=norms,
    )
    return framework, weights


def by_general_columns(columns: Any, weights: list[int], years: Any) -> Core:  # noqa: ANN401
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
    return _core(passed, ~passed, counts, years)


# ---------------------------------------------------------------- measuring


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _measured(runs: _Runs, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each run in each round, interleaved."""
    times: dict[str, list[float]] = {name: [] for name in runs}
    random = Random(1)  # noqa: S311  # no secret
    for _ in range(rounds):
        # In another order each round: what ran before leaves the caches as it likes.
        for name, run in random.sample(list(runs.items()), len(runs)):
            gc.collect()
            start = time.process_time()
            run()
            times[name].append(time.process_time() - start)
    return times


def _table(title: str, count: int, runs: _Runs, rounds: int) -> bool:
    """Print ratios to the first run, which stands in twice; return whether the run is good."""
    base = next(iter(runs))
    times = _measured({**runs, "A/A": runs[base]}, rounds)
    ratios = {
        name: median(one / other for one, other in zip(each, times[base], strict=True))
        for name, each in times.items()
    }
    _say(f"\n{title}, {count:,} audits, {rounds} rounds (1 = {base})")
    for name, ratio in ratios.items():
        per_audit = f"{median(times[name]) / count * 1e9:8.1f} ns an audit"
        _say(f"  {name:<28}{ratio:6.2f}  {per_audit}")
    noise = ratios["A/A"]
    good = bool(1 / MOST_NOISE <= noise <= MOST_NOISE)
    if not good:
        _say(f"  void: A/A is {noise:.2f}")
    return good


def _agree(answers: Iterator[object]) -> None:
    first = next(answers)
    assert all(answer == first for answer in answers), "the peers do not agree"


def _prepared(count: int, rounds: int) -> bool:
    rows = _audits(count, NORMS, 0)
    years = _years(count)
    columns = np.ascontiguousarray(rows.T)
    bits = packed(columns)
    masks = [
        np.packbits(np.pad(years == year, (0, -count % 512))).view(np.uint64) for year in YEARS
    ]
    texts = [row.tobytes() for row in rows]
    in_years: list[int] = years.tolist()
    portfolio = Portfolio.of(FRAMEWORK, texts, groups=in_years)
    runs: _Runs = {
        "numpy, columns": lambda: by_columns(columns, years),
        "portfolio": lambda: by_portfolio(portfolio),
        "numpy, packed": lambda: by_bits(bits, masks, count),
    }
    _agree(run() for run in runs.values())
    assert by_hand(texts, in_years)[0] == by_portfolio(portfolio)[0][0]
    good = _table("Core, prepared", count, runs, rounds)
    runs = {
        "numpy, blocked": lambda: by_blocked_rows(texts, in_years),
        "portfolio": lambda: by_portfolio(Portfolio.of(FRAMEWORK, texts, groups=in_years)),
        "portfolio, only read": lambda: Portfolio.of(FRAMEWORK, texts),
        "numpy, obvious": lambda: by_obvious_rows(texts, in_years),
        "by hand, who passes": lambda: by_hand(texts, in_years),
    }
    assert by_obvious_rows(texts, in_years) == by_blocked_rows(texts, in_years)
    return _table("Rows to core", count, runs, max(5, rounds * 3 // 5)) and good


def _three_valued(count: int, rounds: int) -> bool:
    rows = _audits(count, NORMS, 0.05)
    years = _years(count)
    columns = np.ascontiguousarray(rows.T)
    portfolio = Portfolio.of(FRAMEWORK, (row.tobytes() for row in rows), groups=years.tolist())
    runs: _Runs = {
        "numpy, three-valued": lambda: by_open_columns(columns, years),
        "portfolio": lambda: by_portfolio(portfolio),
    }
    _agree(run() for run in runs.values())
    return _table("Core with one norm in twenty open, prepared", count, runs, rounds)


def _general_rule(count: int, rounds: int) -> bool:
    framework, weights = general()
    rows = _audits(count, _GENERAL_NORMS, 0)
    years = _years(count)
    columns = np.ascontiguousarray(rows.T)
    portfolio = Portfolio.of(framework, (row.tobytes() for row in rows), groups=years.tolist())
    runs: _Runs = {
        "numpy, same rule": lambda: by_general_columns(columns, weights, years),
        "portfolio": lambda: by_portfolio(portfolio),
    }
    _agree(run() for run in runs.values())
    return _table("60 norms under 5 limits, prepared", count, runs, rounds)


def _memory(count: int) -> None:
    _say(f"\nMemory, {count:,} audits of {NORMS} norms, in bytes an audit")
    for name, share in (("settled", 0.0), ("one norm in twenty open", 0.05)):
        texts = [row.tobytes() for row in _audits(count, NORMS, share)]
        # What is kept once, whatever the number of audits, does not count.
        Portfolio.of(FRAMEWORK, texts[: 2 * CHUNK])
        gc.collect()
        tracemalloc.start()
        portfolio = Portfolio.of(FRAMEWORK, texts)
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert len(portfolio) == count
        _say(f"  {name:<28}{held / count:6.1f}")


def _growth() -> None:
    _say("\nGrowth from 10,000 to 1,000,000 audits: the exponent, the collector on")
    sizes = (10_000, 100_000, 1_000_000)
    texts = [row.tobytes() for row in _audits(sizes[-1], NORMS, 0)]
    found: dict[str, list[float]] = {"building": [], "evaluating": []}
    for size in sizes:
        part = texts[:size]
        portfolio = Portfolio.of(FRAMEWORK, part, groups=[2019] * size)
        runs: _Runs = {
            "building": partial(Portfolio.of, FRAMEWORK, part),
            "evaluating": partial(by_portfolio, portfolio),
        }
        for name, seconds in _measured(runs, FEW_ROUNDS).items():
            found[name].append(median(seconds))
    for name, times in found.items():
        exponent = log(times[-1] / times[0]) / log(sizes[-1] / sizes[0])
        each = ", ".join(
            f"{seconds / size * 1e9:.0f}" for seconds, size in zip(times, sizes, strict=True)
        )
        _say(f"  {name:<28}{exponent:6.2f}  {each} ns an audit")


def main() -> int:
    """Measure; return 1 if a run is void."""
    counts = [int(argument) for argument in sys.argv[1:]] or [100_000, 1_000_000]
    _say(f"{platform.python_implementation()} {platform.python_version()}, numpy {np.__version__}")
    good = True
    for count in counts:
        rounds = ROUNDS if count <= 100_000 else FEW_ROUNDS
        for measure in (_prepared, _three_valued, _general_rule):
            good &= measure(count, rounds)
    _memory(500_000)
    if len(counts) > 1:
        _growth()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
