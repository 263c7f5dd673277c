# SPDX-License-Identifier: MIT
"""A portfolio against its peers: time, memory and growth, as ratios in one process.

Run it by itself, with the packages of the groups *bench* and *peers* at hand:
``python -m tests.benchmarks.bench_portfolio``; numbers of audits may follow, such as ``100000``. It
is no test: a figure depends on the machine, and only ratios within one run mean anything. What all
is compared with is measured twice; where these two differ by more than 5 % the table is void and is
measured again, and where it stays so, the script ends with an error. All audits are made up.

Of every peer it is shown first that it says the same. What they work out is the *core*: the outcome
of each audit, the ratings of each norm, and how many audits passed in each year. The portfolio is
asked through its public methods. *Prepared* data are in the layout of the one who counts; *rows*
are a list of bytes, one for each audit, and a list of their years.

- numpy, obvious: as most people would write it; blocked: the rows transposed a few thousand at a
  time, so that they stay in the cache; packed bits: by the same adders as the portfolio;
- polars, and OpenFisca, which computes a law for a whole population at once;
- audit by audit: a loop by hand that counts bytes, an evaluation each, and a rule engine.
"""

import platform
import sys
from collections.abc import Collection, Mapping

from attrs import frozen

from .measuring import AGAIN, Compared, say
from .portfolio.names import TABLES, Table
from .portfolio.tables import growth, measure, memory

__all__ = ["Measured", "main", "run"]

ROUNDS, FEW_ROUNDS = 15, 7
ATTEMPTS = 3
HELD = 500_000


@frozen(kw_only=True)
class Measured:
    """All that is measured of a portfolio.

    Attributes:
        tables: What came of each table, by its number of audits.
        memory: Bytes for each audit.
        growth: Exponents of time.
    """

    tables: Mapping[tuple[Table, int], Compared]
    memory: Mapping[str, float]
    growth: Mapping[str, float]


def run(counts: Collection[int] = ()) -> Measured | None:
    """Measure and print; return ``None`` if a table stays void.

    Args:
        counts: The numbers of audits that are enough; all of them if there are none.
    """
    say(f"{platform.python_implementation()} {platform.python_version()}")
    tables: dict[tuple[Table, int], Compared] = {}
    for table in TABLES:
        for count in table.counts:
            if len(table.counts) > 1 and counts and count not in counts:
                continue
            found = _compared(table, count)
            if found is None:
                return None
            tables[table, count] = found
    held = memory(HELD)
    _say_all("Memory, in bytes an audit", held)
    exponents = {} if counts else growth()
    _say_all("Growth: the exponent of time", exponents)
    return Measured(tables=tables, memory=held, growth=exponents)


def _compared(table: Table, count: int) -> Compared | None:
    rounds = ROUNDS if count <= min(table.counts) else FEW_ROUNDS
    for _ in range(ATTEMPTS):
        found = measure(table, count, rounds)
        say(f"\n{table.title}, {count:,} audits, {rounds} rounds (1 = {found.base})")
        for name in (*table.rows, AGAIN):
            if name in found.ratios:
                each = f"{found.each[name] / count * 1e9:12.1f} ns an audit"
                say(f"  {name:<28}{found.ratios[name]:8.2f}{each}")
            else:
                say(f"  {name:<28}not installed, or too slow for so many")
        if not found.is_void:
            return found
        say(f"  void: A/A is {found.ratios[AGAIN]:.2f}")
    return None


def _say_all(title: str, figures: Mapping[str, float]) -> None:
    say(f"\n{title}")
    for name, figure in figures.items():
        say(f"  {name:<28}{figure:8.2f}")


def main() -> int:
    """Measure; return 1 if a table is void."""
    return 1 if run([int(argument) for argument in sys.argv[1:]]) is None else 0


if __name__ == "__main__":
    sys.exit(main())
